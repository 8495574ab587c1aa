"""Month names of other languages than English, as dates on news pages write them.  Data only."""

MONTH_NAMES: dict[str, str] = {
    "German": "januar februar märz april mai juni juli august september oktober november dezember",
    "Austrian": "jänner feber märz april mai juni juli august september oktober november dezember",
    "French": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "Spanish": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "Portuguese": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "Italian": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "Dutch": "januari februari maart april mei juni juli augustus september oktober november december",
    "Swedish": "januari februari mars april maj juni juli augusti september oktober november december",
    "Danish": "januar februar marts april maj juni juli august september oktober november december",
    "Polish": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "Czech": "ledna února března dubna května června července srpna září října listopadu prosince",
    "Turkish": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "Indonesian": "januari februari maret april mei juni juli agustus september oktober november desember",
    "Ukrainian": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "Russian": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "Greek": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "Hebrew": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "Hebrew with the preposition": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    "Arabic of Egypt": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "Arabic without hamza": "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
    "Arabic of the Levant": "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "Persian": "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "Hungarian": "január február március április május június július augusztus szeptember október november december",
    "Romanian": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "Bulgarian": "януари февруари март април май юни юли август септември октомври ноември декември",
    "Serbian": "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "Serbian in Latin letters": "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "Bosnian": "januara februara marta aprila maja juna jula augusta septembra oktobra novembra decembra",
    "Slovenian": "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "Slovak": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "Albanian": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "Lithuanian": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "Latvian": "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
    "Estonian": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "Finnish": (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta"
    ),
    "Norwegian": "januar februar mars april mai juni juli august september oktober november desember",
    "Catalan": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "Armenian": "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "Georgian": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "Hindi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "Urdu": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "Bengali": "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "Thai": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "Thai, short": "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
}
"""Names from January on, in small letters, in the form that dates take; `_` stands for the space in a name."""

MONTHS_ELSEWHERE: dict[str, int] = {
    name.replace("_", " "): number for names in MONTH_NAMES.values() for number, name in enumerate(names.split(), start=1)
}
"""Each name with the number of its month."""

PERSIAN_MONTHS: dict[str, int] = {
    name: number
    for names in (
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
        "فروردين ارديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن اسفند",
    )
    for number, name in enumerate(names.split(), start=1)
}
"""Months of the solar calendar of Iran, which begins in March, with Persian letters and with the Arabic ones of older systems."""

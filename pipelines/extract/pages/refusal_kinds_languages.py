"""Refusals in other languages: German, French, Spanish, Ukrainian, Russian and Arabic words of the kinds in `refusal_kinds`, with examples.

A source may be in any language although claims are read from English texts only: a wall is no article in any of them.
"""

from dataclasses import replace

from pipelines.extract.pages.refusal_kinds import REFUSALS, Refusal

_ENGLISH = {kind.name: kind for kind in REFUSALS}

FOREIGN_REFUSALS = (
    replace(
        _ENGLISH["captcha"],
        sure=(),
        titles=(
            r"^(?:nur )?einen moment(?: bitte)?\W*$",
            r"^sicherheits(?:überprüfung|abfrage)\b",
            r"^sind sie ein (?:mensch|roboter)\b",
            r"^(?:un instant|vérification de sécurité)\b",
            r"^êtes-vous (?:un robot|humain)\b",
            r"^(?:un momento|comprobación de seguridad|verificación de seguridad)\b",
            r"^(?:зачекайте|перевірка безпеки|ви не робот)\b",
            r"^(?:один момент|проверка безопасности|вы не робот|подтвердите, что вы)\b",
            r"^(?:لحظة من فضلك|لحظة|التحقق من الأمان|هل أنت روبوت)",
        ),
        phrases=(
            r"(?:dass|ob) sie (?:kein roboter|ein mensch) sind|ich bin kein roboter",
            r"ungewöhnliche[rn]? (?:datenverkehr|aktivität|zugriffe)",
            r"aktivieren sie javascript|javascript (?:und cookies )?aktivieren",
            r"que vous (?:n['’]êtes pas un robot|êtes humain)|je ne suis pas un robot",
            r"trafic inhabituel|activité inhabituelle",
            r"(?:activez|activer) javascript",
            r"que (?:no )?eres (?:un robot|humano)|no soy un robot",
            r"tráfico inusual|actividad inusual",
            r"(?:active|activa|habilite) javascript",
            r"що ви не робот|я не робот",
            r"що ви (?:людина|не робот)|незвичн\w{1,20} (?:трафік|активність)",
            r"увімкніть javascript",
            r"что вы не робот",
            r"необычн\w{1,20} (?:трафик|активность)|подозрительн\w{1,20} (?:трафик|активность)",
            r"включите javascript",
            r"(?:أنك لست روبوت|لست روبوت)",
            r"حركة (?:مرور|زيارات) غير (?:عادية|معتادة)",
            r"تفعيل (?:javascript|جافا ?سكريبت)",
            r"(?:ray|reference|incident|request) id:? ",
        ),
        examples=(
            ("Einen Moment bitte", "Ihr Browser wird geprüft."),
            (
                "orlo.example",
                "Bitte bestätigen Sie, dass Sie kein Roboter sind. Es gab ungewöhnlichen Datenverkehr.",
            ),
            ("Vérification de sécurité", "Un instant."),
            ("orlo.example", "Confirme que no eres un robot. Hay tráfico inusual en su red."),
            ("orlo.example", "Підтвердіть, що ви не робот. Увімкніть JavaScript."),
            ("orlo.example", "Подтвердите, что вы не робот. Включите JavaScript."),
            ("لحظة من فضلك", ""),
        ),
        counter_examples=(
            ("Roboter hilft beim Bergen", "Der Roboter barg am Montag zwei Boote, teilte die Feuerwehr mit."),
            ("Робот допоміг рятувальникам", "Робот витягнув двох людей у понеділок, повідомили рятувальники."),
        ),
    ),
    replace(
        _ENGLISH["consent page"],
        sure=(),
        titles=(
            r"^(?:ihre |deine )?(?:privatsphäre|datenschutz|cookie)[- ]?einstellungen\b",
            r"^(?:wir (?:schätzen|achten) ihre privatsphäre|bevor sie (?:weiter|fortfahren))",
            r"^(?:avant de continuer|vos préférences|gestion des cookies|votre vie privée)\b",
            r"^(?:antes de continuar|su privacidad|configuración de (?:cookies|privacidad))\b",
            r"^(?:перш ніж продовжити|налаштування (?:cookie|приватності))",
            r"^(?:прежде чем продолжить|настройки (?:cookie|конфиденциальности))",
            r"^(?:قبل المتابعة|إعدادات (?:ملفات تعريف الارتباط|الخصوصية))",
        ),
        phrases=(
            r"wir und unsere (?:\d+ )?(?:partner|anbieter)|nous et nos (?:\d+ )?partenaires|nosotros y nuestros (?:\d+ )?socios",
            r"(?:verwenden|nutzen|speichern)\b[^.]{0,60}\b(?:cookies|daten|informationen)",
            r"(?:utilisons|stockons|déposons)\b[^.]{0,60}\b(?:cookies|données|informations)",
            r"(?:utilizamos|usamos|almacenamos)\b[^.]{0,60}\b(?:cookies|datos|información)",
            r"(?:використовуємо|используем)\b[^.]{0,60}\b(?:cookie|дані|данные|куки)",
            r"نستخدم[^.]{0,60}(?:ملفات تعريف الارتباط|الكوكيز|بيانات)",
            r"alle (?:akzeptieren|annehmen|ablehnen)|tout (?:accepter|refuser)|(?:aceptar|rechazar) tod[ao]s?",
            r"прийняти (?:все|всі)|відхилити|принять все|отклонить|(?:قبول|رفض) الكل|موافق",
            r"berechtigte[sn]? interesse|intérêt légitime|interés legítimo|законн\w{1,20} інтерес|законн\w{1,20} интерес|المصلحة المشروعة",
            r"personalisierte (?:anzeigen|werbung|inhalte)|publicités? personnalisée|(?:publicidad|anuncios) personalizad",
            r"персоналізован\w{1,20} реклам|персонализированн\w{1,20} реклам|إعلانات مخصصة",
            r"(?:einwilligung|zustimmung|einstellungen) (?:widerrufen|verwalten|ändern)",
            r"(?:gérer|retirer|modifier) (?:vos|mes|votre|mon) (?:choix|consentement|préférences)",
            r"(?:gestionar|retirar|cambiar) (?:sus?|mis?|tu) (?:preferencias|consentimiento)",
            r"керувати (?:згодою|налаштуваннями)|управлять (?:настройками|согласием)|إدارة (?:الموافقة|التفضيلات)",
            r"datenschutz(?:erklärung|richtlinie|hinweise)|politique de confidentialité|política de privacidad",
            r"політик\w{1,20} конфіденційності",
            r"политик\w{1,20} конфиденциальности|سياسة الخصوصية",
        ),
        examples=(
            (
                "Orlo Bote",
                "Wir und unsere 300 Partner speichern Daten. Alle akzeptieren. Einwilligung widerrufen. Datenschutzerklärung.",
            ),
            ("Avant de continuer", "Nous utilisons des cookies."),
            ("Orlo", "Nosotros y nuestros 30 socios utilizamos cookies. Aceptar todo. Interés legítimo. Política de privacidad."),
            ("Налаштування cookie", ""),
            ("Orlo", "Мы используем cookie. Принять все. Законный интерес. Персонализированная реклама. Политика конфиденциальности."),
            ("قبل المتابعة", "نستخدم ملفات تعريف الارتباط"),
        ),
        counter_examples=(
            (
                "Gericht stoppt Werbung mit Cookies",
                "Die Richter fanden, dass die Einwilligung fehlte. Die Datenschutzerklärung war unklar.",
            ),
        ),
    ),
    replace(
        _ENGLISH["paywall"],
        sure=(),
        phrases=(
            r"(?:jetzt )?(?:abonnieren|anmelden|registrieren),? um (?:weiter ?zu ?lesen|den artikel)|weiterlesen mit\b",
            r"(?:dieser|der) (?:artikel|beitrag|text) ist (?:nur )?(?:für abonnenten|exklusiv für|kostenpflichtig)",
            r"sie haben bereits ein (?:abo|konto)|bereits abonnent|schon (?:abonnent|registriert)",
            r"(?:cet article est )?réservé aux abonnés|pour lire la suite|il vous reste \d+ ?%",
            r"déjà abonné|abonnez-vous (?:pour|dès)|je m['’]abonne",
            r"(?:suscríbete|suscríbase|regístrate|regístrese) para (?:seguir|continuar|leer)",
            r"(?:contenido|artículo) (?:exclusivo|solo) para suscriptores|ya (?:soy|eres|es) suscriptor|ya tienes una cuenta",
            r"(?:передплатіть|оформіть передплату|увійдіть)[^.]{0,30}щоб (?:читати|продовжити)",
            r"лише для передплатників|вже маєте (?:передплату|акаунт)",
            r"(?:подпишитесь|оформите подписку|войдите)[^.]{0,30}чтобы (?:читать|продолжить)",
            r"только для подписчиков|уже (?:есть подписка|подписаны)",
            r"اشترك (?:الآن )?(?:لمتابعة|لمواصلة|لقراءة)|هذا المحتوى (?:حصري )?للمشتركين|لديك (?:حساب|اشتراك) بالفعل",
        ),
        examples=(
            ("Boote gesunken", "Zwei Boote sanken. Dieser Artikel ist nur für Abonnenten. Sie haben bereits ein Abo?"),
            ("Bateaux coulés", "Deux bateaux ont coulé. Réservé aux abonnés. Déjà abonné ?"),
            ("Barcos hundidos", "Dos barcos. Suscríbete para seguir leyendo. Ya eres suscriptor?"),
        ),
        counter_examples=(("Zeitung verliert Abonnenten", "Die Zeitung verlor ein Zehntel ihrer Abonnenten, sagte der Verlag am Montag."),),
    ),
    replace(
        _ENGLISH["not found"],
        sure=(),
        titles=(
            r"^(?:(?:die )?seite|(?:der )?artikel) (?:wurde )?(?:leider )?nicht gefunden",
            r"^(?:page|article) (?:introuvable|non trouvée?)",
            r"^(?:página|artículo|contenido) no (?:encontrad[ao]|existe|disponible)|^no se (?:ha encontrado|encuentra) la página",
            r"^(?:сторінк[ау] не (?:знайдено|існує)|сторінка не знайдена)",
            r"^страница (?:не найдена|не существует)",
            r"^(?:الصفحة (?:غير موجودة|المطلوبة غير موجودة)|لم يتم العثور على الصفحة)",
            r"^(?:fehler|erreur|error|помилка|ошибка|خطأ) 404\b",
        ),
        phrases=(
            r"(?:gesuchte|aufgerufene|angeforderte)\w{0,20} (?:seite|artikel)",
            r"(?:existiert nicht(?: mehr)?|nicht (?:mehr )?verfügbar|wurde (?:verschoben|gelöscht|entfernt))",
            r"(?:page|article) (?:que vous (?:cherchez|recherchez|demandez)|demandée?)",
            r"n['’]existe (?:pas|plus)|a été (?:déplacée?|supprimée?)",
            r"(?:página|contenido) que (?:busca|buscas|está buscando|solicitó)",
            r"(?:ya )?no existe|ha sido (?:eliminad|movid)[ao]",
            r"сторінк\w{1,20}, яку ви шукаєте|не існує або (?:була )?(?:видалена|переміщена)",
            r"страниц\w{1,20}, котор\w{1,20} вы (?:ищете|искали)|не существует или (?:была )?(?:удалена|перемещена)",
            r"الصفحة التي تبحث عنها",
            r"(?:تم حذفها|تم نقلها|لم تعد موجودة)",
        ),
        examples=(
            ("Seite nicht gefunden", "Zur Startseite"),
            ("Orlo Bote", "Die gesuchte Seite existiert nicht mehr."),
            ("Page introuvable", ""),
            ("Página no encontrada", ""),
            ("Сторінку не знайдено", "На головну"),
            ("Страница не найдена", ""),
            ("الصفحة غير موجودة", ""),
        ),
        counter_examples=(
            ("Seite an Seite im Hafen", "Zwei Boote lagen am Montag Seite an Seite."),
            ("Страница истории закрыта", "Музей закрылся в понедельник."),
        ),
    ),
    replace(
        _ENGLISH["error page"],
        sure=(),
        titles=(
            r"^(?:interner serverfehler|wartungsarbeiten|dienst nicht verfügbar)",
            r"^(?:erreur interne|service indisponible|site en maintenance)",
            r"^(?:error interno|servicio no disponible|sitio en mantenimiento)",
            r"^(?:внутрішня помилка|сервіс недоступний|технічні роботи)",
            r"^(?:внутренняя ошибка|сервис недоступен|технические работы)",
            r"^(?:خطأ داخلي|الخدمة غير متاحة|الموقع تحت الصيانة)",
        ),
        needs=0,
        examples=(
            ("Wartungsarbeiten", "Wir sind gleich zurück."),
            ("Технические работы", "Скоро вернёмся."),
            ("Site en maintenance", ""),
        ),
        counter_examples=(("Technische Probleme im Hafen", "Der Kran stand am Montag still."),),
    ),
)
"""Words of other languages for the kinds of pages that are no article."""

ALL_REFUSALS: tuple[Refusal, ...] = (*REFUSALS, *FOREIGN_REFUSALS)
"""All kinds; the first that fits wins."""

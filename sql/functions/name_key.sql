-- What a name is found by: without case, accents, signs and words for the kind of unit, so that kharkiv, Kharkiv Oblast and Kharkiv region are one name.
-- parameters: name
coalesce(
    nullif(trim(regexp_replace(
        regexp_replace(regexp_replace(lower(strip_accents(name)), '[''’`ʼʹ"]', '', 'g'), '[^\pL\pN]+', ' ', 'g'),
        '\b(the|of|oblast|region|province|governorate|krai|voivodeship|prefecture|department|state|county|district|raion|rayon|municipality)\b *', '', 'g'
    )), ''),
    lower(strip_accents(name))
)

/** Countries and regions that an organization can be registered in, by their ISO 3166 codes. Names come from Intl. */
export const countries: readonly string[] = (
  'AE AR AT AU BE BG BR CA CH CL CN CO CY CZ DE DK EE EG ES FI FO FR GB GL GR HK HR HU ID IE IL IN IS IT JP KE KR ' +
  'LI LT LU LV MA MC MO MT MX MY NG NL NO NZ PE PH PK PL PT RO RS SA SE SG SI SK TH TR TW UA US VN ZA'
).split(' ')

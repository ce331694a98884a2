import { describe, expect, test } from 'vitest'
import { countryNamed } from './countries'
import { parseAddress } from './parse-address'

describe('an address', () => {
  test.each([
    ['Rua do Carmo 7, 1200-093 Lisboa', 'PT', 'Rua do Carmo 7', '1200-093', 'Lisboa'],
    ['Rua do Carmo 7, 2.º esq., 1200-093 Lisboa, Portugal', 'PT', 'Rua do Carmo 7, 2.º esq.', '1200-093', 'Lisboa'],
    ['Lindenweg 3 20099 Hamburg', 'DE', 'Lindenweg 3', '20099', 'Hamburg'],
    ['Lindenweg 3\n20099 Hamburg\nDeutschland', 'DE', 'Lindenweg 3', '20099', 'Hamburg'],
    ['Lindenweg 1000, 20099 Hamburg Germany', 'DE', 'Lindenweg 1000', '20099', 'Hamburg'],
    ['Lindenweg 3, Hamburg, 20099', 'DE', 'Lindenweg 3', '20099', 'Hamburg'],
    ['12 rue de la Paix, 75002 Paris', 'FR', '12 rue de la Paix', '75002', 'Paris'],
    ['Damrak 1, 1012 lg Amsterdam', 'NL', 'Damrak 1', '1012 LG', 'Amsterdam'],
    ['10 Downing Street, London, SW1A 2AA', 'GB', '10 Downing Street', 'SW1A 2AA', 'London'],
    ['10 Downing Street, London SW1A 2AA, UK', 'GB', '10 Downing Street', 'SW1A 2AA', 'London'],
    ['Ringvägen 100, 118 60 Stockholm', 'SE', 'Ringvägen 100', '118 60', 'Stockholm'],
    ['ul. Długa 5, 00-238 Warszawa', 'PL', 'ul. Długa 5', '00-238', 'Warszawa'],
  ])('%s (%s)', (written, country, address1, zip, city) => {
    expect(parseAddress(written, country)).toEqual({ address1, zip, city, countryCode: country })
  })

  test.each([
    ['350 5th Ave, New York, NY 10118', 'US', 'New York', 'NY', '10118'],
    ['350 5th Ave, New York NY 10118-0110, USA', 'US', 'New York', 'NY', '10118-0110'],
    ['1 Yonge St, Toronto ON M5E 1W7', 'CA', 'Toronto', 'ON', 'M5E 1W7'],
    ['1 Macquarie St, Sydney NSW 2000', 'AU', 'Sydney', 'NSW', '2000'],
    ['Via Roma 1, 20121 Milano (MI)', 'IT', 'Milano', 'MI', '20121'],
  ])('with its province: %s', (written, country, city, provinceCode, zip) => {
    expect(parseAddress(written, country)).toMatchObject({ city, provinceCode, zip })
  })

  test.each([
    ['of another country', 'Lindenweg 3, 20099 Hamburg, Germany', 'PT'],
    ['without a postcode', 'Rua do Carmo 7, Lisboa', 'PT'],
    ['without a street', '1200-093 Lisboa', 'PT'],
    ['without a number', 'Rua do Carmo, 1200-093 Lisboa', 'PT'],
    ['without a city', 'Rua do Carmo 7, 1200-093', 'PT'],
    ['whose street and city run together', '10 Downing Street London SW1A 2AA', 'GB'],
    ['without its state', '350 5th Ave, New York 10118', 'US'],
    ['with something after it', 'Rua do Carmo 7, 1200-093 Lisboa, ring twice', 'PT'],
    ['of a country not known here', '1-1 Chiyoda, Tokyo 100-8111', 'JP'],
    ['in Han characters', '上海市静安区南京西路1266号 200040', 'CN'],
    ['of nowhere', 'Rua do Carmo 7, 1200-093 Lisboa', ''],
    ['that is empty', ' ', 'PT'],
  ])('%s is not guessed', (_, written, country) => {
    expect(parseAddress(written, country)).toBeNull()
  })
})

test.each([
  ['United Kingdom', 'GB'],
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['França', 'FR'],
  ['Lisboa', null],
])('%s is %s', (name, code) => {
  expect(countryNamed(name)).toBe(code)
})

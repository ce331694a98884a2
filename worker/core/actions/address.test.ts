import { describe, expect, it } from 'vitest'
import { isPlausibleAddress } from './address'

describe('isPlausibleAddress', () => {
  it.each([
    'Ana Prata, Rua do Carmo 7, 1200-093 Lisbon, Portugal',
    'Tom Baker, 12 Rose Lane, 1200-100 Lisbon, Portugal',
    '12 Rose Lane, 1200 Lisbon',
    '10 Downing Street, London SW1A 2AA',
    '12 High Street London SW1A 1AA',
    'Flat 3, 12 High Street, London, sw1a1aa, UK',
    'Hauptstraße 5, 10115 Berlin',
    'Musterweg 12a 80331 München',
    'Keizersgracht 123, 1015 CJ Amsterdam',
    '1010 Wien, Mozartgasse 4',
    '1600 Pennsylvania Avenue NW, Washington, DC 20500',
    '350 5th Ave, Apt 4B\nNew York, NY 10118-0110',
    '24 Sussex Drive, Ottawa, ON K1M 1M4, Canada',
    '12 rue de Rivoli 75004 Paris',
    'Calle de Alcalá, 45, 28014 Madrid',
    'ul. Długa 5/7, 00-238 Warszawa',
    'Storgatan 3, 114 55 Stockholm',
    'ул. Ленина 5, 101000 Москва',
    'Main Street 7, Dublin D02 X285',
    'Av. Paulista 1578, São Paulo 01310-200',
    '上海市南京路5号',
    '北京市朝阳区三里屯路19号院2号楼501',
    '广东省深圳市南山区科技园村３栋',
    '江苏省昆山市周庄镇中街十二号',
    '张三，13800000000，香港弥敦道100号',
  ])('takes "%s"', (address) => {
    expect(isPlausibleAddress(address)).toBe(true)
  })

  it.each([
    '',
    '??',
    'Lisbon',
    'Rua Augusta',
    '12345 67890',
    '12 High Street',
    '12 High Street, London',
    '12 High Street SW1A 1AA',
    'Tom Baker, 12 Rose Lane, 1200',
    'High Street, London SW1A 1AA',
    '10115 Berlin',
    'SW1A 1AA London, England',
    'my new address',
    'the same as order 1001 please',
    'Rua do Carmo, 1200-093 Lisbon',
    'Hauptstraße 5',
    '上海市',
    '上海市南京路',
    '南京路5号',
    '5号楼',
    '我搬家了',
  ])('asks again for "%s"', (address) => {
    expect(isPlausibleAddress(address)).toBe(false)
  })

  it('reads a long message in no time', () => {
    const started = performance.now()
    isPlausibleAddress('12 1234 '.repeat(500))
    expect(performance.now() - started).toBeLessThan(200)
  })
})

// Line drawings for the demo shop's product pictures: the inner markup of an
// <svg viewBox="0 0 64 64">. They take the text colour of whatever holds them.

const draw = (shapes: string): string =>
  `<g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${shapes}</g>`

const path = (d: string): string => `<path d="${d}"/>`

const SANDAL = path(
  'M19 8c6 0 9 5 9 12 0 7-2 9-2 15 0 5 1 7 1 11 0 6-3 10-8 10s-8-4-8-10c0-4 1-6 1-11 0-6-3-8-3-15C9 13 13 8 19 8zM9 21c6-4 13-4 19 0M11 30c5-3 10-3 15 0M12 40c5-2 9-2 14 0',
)

const POLE = `<rect x="29" y="3" width="6" height="16" rx="3"/>${path('M32 19v39M27 50h10')}`

export const ICONS: Readonly<Record<string, string>> = {
  lamp: draw(path('M23 9h18l8 21H15zM32 30v19M41 30v8M22 55c0-4 4-6 10-6s10 2 10 6z')),
  candle: draw(
    '<rect x="17" y="31" width="30" height="25" rx="4"/>' +
      path('M32 31v-6M32 25c-5-2-6-8 0-16 6 8 5 14 0 16zM25 40h14v8H25z'),
  ),
  vase: draw(
    path(
      'M26 29c0 5-9 8-9 16 0 7 6 11 15 11s15-4 15-11c0-8-9-11-9-16M24 29h16M32 29V13M32 23c-6 0-9-3-10-9 6 0 9 3 10 9zM32 17c0-5 3-9 9-10 0 6-3 10-9 10z',
    ),
  ),
  cushion: draw(
    path(
      'M11 13c13 4 29 4 42 0-4 13-4 25 0 38-13-4-29-4-42 0 4-13 4-25 0-38zM18 20l7 6M46 20l-7 6M18 44l7-6M46 44l-7-6M30 32a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
    ),
  ),
  blanket: draw(
    '<rect x="9" y="13" width="46" height="12" rx="6"/><rect x="9" y="25" width="46" height="12" rx="6"/><rect x="9" y="37" width="46" height="12" rx="6"/>' +
      path('M16 49v6M24 49v6M32 49v6M40 49v6M48 49v6M9 19h30M9 31h30M9 43h30'),
  ),
  mug: draw(
    path(
      'M13 23h30v24a8 8 0 0 1-8 8H21a8 8 0 0 1-8-8zM43 29h4a7 7 0 0 1 0 15h-4M23 16c-3-4 3-5 0-9M33 16c-3-4 3-5 0-9',
    ),
  ),
  pot: draw(
    `${path(
      'M12 29h40v18a8 8 0 0 1-8 8H20a8 8 0 0 1-8-8zM12 35H9a3 3 0 0 0 0 7h3M52 35h3a3 3 0 0 1 0 7h-3M15 29c0-7 8-11 17-11s17 4 17 11',
    )}<circle cx="32" cy="14" r="3.5"/>`,
  ),
  teapot: draw(
    `${path(
      'M21 25h22c6 5 8 12 6 19-1 5-4 9-8 9H23c-4 0-7-4-8-9-2-7 0-14 6-19zM23 25c0-5 4-8 9-8s9 3 9 8M15 45c-8-1-6-12-11-16h7c3 1 4 4 5 5M48 30c7-3 12 1 11 7-1 5-5 8-10 8',
    )}<circle cx="32" cy="14" r="2.5"/>`,
  ),
  bowl: draw(
    path(
      'M8 29h48c0 13-7 20-16 23H24C15 49 8 42 8 29zM24 52v4h16v-4M24 21c-3-4 3-5 0-10M32 21c-3-4 3-5 0-10M40 21c-3-4 3-5 0-10',
    ),
  ),
  knife: draw(
    path(
      'M10 26a4 4 0 0 1 4-4h4v-8a5 5 0 0 1 10 0v8h4a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4zM23 14v.1M45 35V8c7 6 10 16 10 27zM46 35v17a4 4 0 0 0 8 0V35',
    ),
  ),
  shirt: draw(
    path(
      'M24 9L12 14 5 29l9 5 4-6v28h28V28l4 6 9-5-7-15-12-5M24 9l8 4 8-4M24 9l-2 8 5 3 5-7 5 7 5-3-2-8M32 13v43M36 27v.1M36 36v.1M36 45v.1',
    ),
  ),
  sweater: draw(
    path(
      'M23 11c3 5 15 5 18 0l9 4c3 2 4 5 5 9l4 24h-9l-3-14v20H17V34l-3 14H5l4-24c1-4 2-7 5-9zM17 48h30M17 32l5-4 5 4 5-4 5 4 5-4 5 4M6 42h9M49 42h9',
    ),
  ),
  trousers: draw(path('M19 8h26l5 48H37l-5-30-5 30H14zM18 16h28M32 16v10M24 16c0 5-2 8-6 9M40 16c0 5 2 8 6 9')),
  jacket: draw(
    path(
      'M22 19c0-8 4-12 10-12s10 4 10 12M22 19c4 7 16 7 20 0M22 19l-8 3-8 24 8 4 4-13v19h28V37l4 13 8-4-8-24-8-3M32 25v31M22 43l4 4M42 43l-4 4',
    ),
  ),
  sock: draw(
    path(
      'M25 8h18v25c0 4-2 6-4 9L28 53c-4 4-11 4-14 0-4-4-3-9 2-13l7-6c2-2 2-3 2-5zM25 16h18M43 31c-6 0-9 4-8 14M18 38c5 2 8 6 9 15',
    ),
  ),
  hat: draw(
    path(
      'M18 36c0-15 4-23 14-23s14 8 14 23M18 36c8 5 20 5 28 0M18 30c8 4 20 4 28 0M18 34C10 36 5 39 5 43c0 5 12 8 27 8s27-3 27-8c0-4-5-7-13-9',
    ),
  ),
  beanie: draw(
    '<rect x="8" y="40" width="48" height="14" rx="5"/><circle cx="32" cy="10" r="4"/>' +
      path('M12 40c0-16 8-26 20-26s20 10 20 26M18 45v4M25 45v4M32 45v4M39 45v4M46 45v4M32 22v10M23 26l-2 6M41 26l2 6'),
  ),
  sneaker: draw(
    path(
      'M7 20v32h46a4 4 0 0 0 4-4v-4c0-6-4-9-10-10-7-1-12-6-16-14l-5 4c-3 2-7 2-10 0-3-2-5-3-9-4zM7 44h50M29 29l6-4M34 34l5-4M14 44c0-7-3-10-7-11',
    ),
  ),
  boot: draw(
    path(
      'M17 8h21v23c0 5 3 7 8 8 6 1 10 4 10 10H17zM17 49v6h13v-3h3l2 3h21v-6M38 16h-8M38 23h-8M38 30h-7M17 40c6 0 9 3 9 9',
    ),
  ),
  sandal: draw(`${SANDAL}<g transform="matrix(-1 0 0 1 64 0)">${SANDAL}</g>`),
  tent: draw(path('M32 14L6 53h52zM32 14l-4-6M32 14l4-6M32 27c-1 10-5 19-11 26M32 27c1 10 5 19 11 26M32 27V14')),
  poles: draw(
    `<g transform="rotate(-32 32 38)">${POLE}</g><g transform="matrix(-1 0 0 1 64 0) rotate(-32 32 38)">${POLE}</g>`,
  ),
  backpack: draw(
    path(
      'M16 27c0-9 6-14 16-14s16 5 16 14v25a4 4 0 0 1-4 4H20a4 4 0 0 1-4-4zM25 14c0-9 14-9 14 0M22 56V41a3 3 0 0 1 3-3h14a3 3 0 0 1 3 3v15M22 46h20M26 26h12M16 35h-3a4 4 0 0 0-4 4v9a4 4 0 0 0 4 4h3M48 35h3a4 4 0 0 1 4 4v9a4 4 0 0 1-4 4h-3',
    ),
  ),
  flask: draw(
    '<rect x="25" y="12" width="14" height="8" rx="2"/>' +
      path(
        'M25 20c-4 3-6 6-6 11v21a4 4 0 0 0 4 4h18a4 4 0 0 0 4-4V31c0-5-2-8-6-11M27 12c0-8 10-8 10 0M19 34h26M19 48h26M25 40v2',
      ),
  ),
  headphones: draw(
    path('M13 37v-4a19 19 0 0 1 38 0v4') +
      '<rect x="9" y="36" width="11" height="19" rx="5"/><rect x="44" y="36" width="11" height="19" rx="5"/>',
  ),
  cable: draw(
    '<rect x="13" y="8" width="10" height="8" rx="2"/><rect x="10" y="16" width="16" height="15" rx="4"/><rect x="41" y="8" width="10" height="8" rx="2"/><rect x="38" y="16" width="16" height="15" rx="4"/>' +
      path('M18 31v11a14 14 0 0 0 28 0V31'),
  ),
  battery: draw(`<rect x="17" y="8" width="30" height="48" rx="6"/>${path('M34 17l-9 16h14l-9 14')}`),
  speaker: draw(
    '<rect x="15" y="7" width="34" height="50" rx="6"/><circle cx="32" cy="39" r="11"/><circle cx="32" cy="39" r="4"/><circle cx="32" cy="18" r="4.5"/>',
  ),
  phone: draw(`<rect x="18" y="7" width="28" height="50" rx="6"/>${path('M28 14h8M28 50h8')}`),
  teddy: draw(
    `${path(
      'M32 14c12 0 21 8 21 20s-9 20-21 20-21-8-21-20 9-20 21-20zM13 24a8 8 0 1 1 11-9M51 24a8 8 0 1 0-11-9M23 30v2M41 30v2M29.5 38.5h5L32 41zM32 41v4',
    )}<ellipse cx="32" cy="42" rx="9" ry="7.5"/>`,
  ),
  blocks: draw(
    '<rect x="8" y="32" width="24" height="24" rx="3"/><rect x="32" y="32" width="24" height="24" rx="3"/><rect x="20" y="8" width="24" height="24" rx="3"/><circle cx="44" cy="44" r="5.5"/>' +
      path('M20 38.5l6 10H14zM27.5 15.5h9v9h-9z'),
  ),
  book: draw(
    path(
      'M32 17c-6-4-14-5-24-5v37c10 0 18 1 24 5 6-4 14-5 24-5V12c-10 0-18 1-24 5zM32 17v37M15 22c4 0 7 1 10 2M15 31c4 0 7 1 10 2M49 22c-4 0-7 1-10 2M49 31c-4 0-7 1-10 2',
    ),
  ),
  crayon: draw(
    `<g transform="rotate(40 34 30)">${path('M27 16h14v36a3 3 0 0 1-3 3h-8a3 3 0 0 1-3-3zM29 16l2-10h6l2 10M27 24h14M27 47h14M34 30v11')}</g>` +
      path('M35 55c3-5 6 3 10-1s6 2 10-2'),
  ),
  pump: draw(
    '<rect x="16" y="29" width="32" height="28" rx="6"/><rect x="26" y="21" width="12" height="8" rx="1.5"/>' +
      path('M32 21v-8M39 13H26c-5 0-8 2-8 7M26 49c0-8 4-12 12-12 0 8-4 12-12 12z'),
  ),
  jar: draw(
    '<rect x="11" y="15" width="42" height="12" rx="3"/>' +
      path('M15 27v20a7 7 0 0 0 7 7h20a7 7 0 0 0 7-7V27M25 47c0-9 5-13 14-13 0 9-5 13-14 13zM25 47l6-6'),
  ),
  dropper: draw(
    '<rect x="24" y="22" width="16" height="8" rx="1.5"/>' +
      path(
        'M28 22V12a4 4 0 0 1 8 0v10M24 30c-4 1-7 3-7 8v14a4 4 0 0 0 4 4h22a4 4 0 0 0 4-4V38c0-5-3-7-7-8M32 37c3 4 5 6 5 9a5 5 0 0 1-10 0c0-3 2-5 5-9z',
      ),
  ),
  brush: draw(
    '<rect x="18" y="6" width="28" height="33" rx="13"/>' +
      path(
        'M28 39v15a4 4 0 0 0 8 0V39M27 15v.1M32 15v.1M37 15v.1M25 22v.1M32 22v.1M39 22v.1M27 29v.1M32 29v.1M37 29v.1',
      ),
  ),
}

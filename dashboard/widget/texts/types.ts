/** Texts of the launcher: few, because they ride in the loader. */
export interface LauncherTexts {
  open: string
  close: string
  unread: string
}

/** What a language's file holds. */
export interface WidgetTexts {
  launcher: LauncherTexts
  panel: PanelTexts
}

/** Texts of the panel. `{name}` marks what `fill` puts in. */
export interface PanelTexts {
  title: string
  titlePlain: string
  close: string
  startNew: string
  confirmNew: string
  confirmNewYes: string
  confirmNewNo: string
  statusBot: string
  statusQueued: string
  statusOpen: string
  statusResolved: string
  log: string
  you: string
  bot: string
  agent: string
  typing: string
  suggestions: string
  quickReplies: string
  newMessages: string
  input: string
  placeholder: string
  send: string
  addPhoto: string
  /** What a photo says that was sent without words. */
  photo: string
  counter: string
  tooLong: string
  connecting: string
  offline: string
  slow: string
  retryNow: string
  failedStart: string
  refused: string
  renewed: string
  sending: string
  notSent: string
  retry: string
  edit: string
  errorBusy: string
  errorInvalid: string
  errorTooLarge: string
  errorFull: string
  errorInternal: string
  order: string
  placed: string
  expected: string
  late: string
  parcel: string
  tracking: string
  moreLines: string
  total: string
  viewOrder: string
  inStock: string
  outOfStock: string
  was: string
  source: string
  related: string
  newTab: string
  today: string
  yesterday: string
  poweredBy: string
  answeredIn: string
}

/** Of a drawer whose content is gone once it is closed: a click beside it or a stray Esc does not do that, only a button. */
export const STAYS = { mask: { closable: false }, keyboard: false } as const

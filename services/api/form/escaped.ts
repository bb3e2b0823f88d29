/** Words as they may stand in HTML or SVG, in quotes too. */
export const escaped = (words: string): string =>
  words.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

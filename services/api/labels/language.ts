import type { Language } from '../../domain/model/text.ts'

/** The language that was asked for; of those that the browser names, the one it likes best; else Chinese. */
export function languageOf(asked: Language | undefined, header: string | undefined): Language {
  const liked = (header ?? '').split(',').flatMap(each => {
    const [, name, weight] = /^\s*(zh|en)\b[^;]*(?:;\s*q=([\d.]+))?\s*$/i.exec(each) ?? []
    return name === undefined ? [] : [{ name: name.toLowerCase() as Language, weight: Number(weight ?? 1) }]
  })
  const [best] = liked.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
  return asked ?? best?.name ?? 'zh'
}

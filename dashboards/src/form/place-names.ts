interface Named {
  readonly id: string
  readonly name: string
}

/** A place as people call it; where two are called alike, with their ids. */
export function shownAs(id: string, places: readonly Named[]): string {
  const name = places.find(place => place.id === id)?.name
  if (name === undefined || name === id) return id
  return places.filter(place => place.name === name).length > 1 ? `${name} (${id})` : name
}

/** The place that is called so, or whose id it is: whatever else is typed is the id of a new one. */
export function idTyped(text: string, places: readonly Named[]): string {
  const typed = text.trim()
  return places.find(({ id }) => shownAs(id, places) === typed)?.id ?? typed
}

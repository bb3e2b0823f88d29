/** As much of a browser as signing in needs: cookies, redirects and forms. */
export function openBrowser() {
  const cookies = new Map<string, string>()

  function keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      const isGone = attributes.some(one => /expires=Thu, 01 Jan 1970/i.test(one))
      if (isGone) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), cookie }
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    keep(response)
    return response
  }

  /** Goes where it is sent, until a page is shown or the address fits. */
  async function follow(
    address: string,
    until: (address: string) => boolean,
    init?: RequestInit,
  ): Promise<{ address: string; response: Response }> {
    const response = await ask(address, init)
    const location = response.headers.get('location')
    if (location === null) return { address, response }
    const next = new URL(location, address).href
    return until(next) ? { address: next, response } : follow(next, until)
  }

  /** Sends the form of a page back with what somebody typed. */
  async function submit(
    page: { address: string; response: Response },
    typed: Record<string, string>,
    until: (address: string) => boolean,
  ) {
    const html = await page.response.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1] ?? ''
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    )
    const body = new URLSearchParams([...hidden, ...Object.entries(typed)])
    return follow(new URL(action, page.address).href, until, { method: 'POST', body })
  }

  return { ask, follow, submit, cookies }
}

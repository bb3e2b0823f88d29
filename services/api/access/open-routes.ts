/** A route that nobody has to sign in for, and why. */
interface OpenRoute {
  readonly methods: readonly string[]
  readonly url: string
  readonly why: string
}

const READ = ['GET', 'HEAD']
const DOCS = '/api/docs*'

/** All that there are. Whatever is not among them names a right, or it is not registered at all (`route-rights.ts`). */
export const openRoutes: readonly OpenRoute[] = [
  { methods: READ, url: '/healthz', why: 'says that the process is up' },
  { methods: READ, url: '/readyz', why: 'words and figures that hold no secret' },
  { methods: READ, url: '/metrics', why: 'asks for a token of its own' },
  { methods: ['POST'], url: '/api/session', why: 'signing in' },
  { methods: ['POST'], url: '/api/invitations/look', why: 'asks for a link that was given to one person' },
  { methods: ['POST'], url: '/api/invitations/accept', why: 'the same' },
  { methods: [...READ, 'POST'], url: '/a/:token', why: 'asks for the link of one notice to one person' },
  { methods: ['GET'], url: '/api/oidc/start', why: 'signing in elsewhere' },
  { methods: ['GET'], url: '/api/oidc/callback', why: 'and coming back from there' },
  {
    methods: READ,
    url: '/api/cases/:number',
    why: 'asks for the number of a case, which holds nothing of anybody',
  },
  { methods: READ, url: '/api/screen', why: 'asks for the secret of one screen in a lobby' },
  { methods: READ, url: '/api/openapi.json', why: 'describes the product' },
  { methods: READ, url: DOCS, why: 'the page of it, file by file' },
  { methods: READ, url: '/*', why: 'the console as it was built' },
]

export const isOpen = (methods: readonly string[], url: string): boolean =>
  methods.every(method => openRoutes.some(route => route.methods.includes(method) && isOf(url, route)))

const isOf = (url: string, route: OpenRoute): boolean =>
  route.url === url || (route.url === DOCS && url.startsWith(DOCS.slice(0, -1)))

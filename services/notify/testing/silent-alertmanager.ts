import { startHttpCounterpart } from './http-counterpart.ts'

/** One with nothing in it, for the moods that a real one does not have. */
export const startSilentAlertmanager = () =>
  startHttpCounterpart({
    settings: url => ({ url, bearerToken: 'long-bearer-token', allowPrivateNetwork: true }),
    says: { accept: { status: 200, body: '[]' } },
    isMessage: ({ method }) => method === 'POST',
  })

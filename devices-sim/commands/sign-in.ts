import { ApiClient } from '../api/client.ts'
import type { Io } from './command.ts'
import { password, type Raw, text, url } from './options.ts'

export const apiUrl = (raw: Raw): string => url(raw, 'api', 'http://localhost:8080', ['http', 'https'])

export const signIn = (raw: Raw, io: Io): Promise<ApiClient> =>
  ApiClient.signIn(apiUrl(raw), {
    username: text(raw, 'username') ?? 'admin',
    password: password(raw, io.environment),
  })

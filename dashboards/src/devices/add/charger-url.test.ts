import t from 'tap'
import { chargerUrl } from './charger-url.ts'

t.test('the address of a charger is whole, and over TLS where the door speaks it', async t => {
  const path = '/ocpp/CN%2A1'
  t.equal(
    chargerUrl('demo.example', { path, port: 9000, securityProfile: 1 }),
    'ws://demo.example:9000/ocpp/CN%2A1',
  )
  t.equal(chargerUrl('[::1]', { path, port: 443, securityProfile: 2 }), 'wss://[::1]:443/ocpp/CN%2A1')
})

import { type Text, text } from '../domain/model/text.ts'
import type { Failure } from './desk.ts'

/** What mqtt.js and Node's sockets throw, as far as it tells why. */
interface Thrown {
  readonly code?: string | number
  readonly message?: string
}

/** Why a connection failed or ended, in words for whoever runs the bridge. The words of the error itself go to the log. */
export function failureOf(error: unknown): Failure {
  const { code, message = '' } = (error ?? {}) as Thrown
  const name = typeof code === 'number' ? CONNACKS[code] : (SOCKETS[code ?? ''] ?? tlsName(code, message))
  return named(name ?? (/connack timeout|keepalive/i.test(message) ? 'no-answer' : 'closed'))
}

export const named = (code: FailureCode): Failure => ({ code, words: WORDS[code] })

const tlsName = (code: string | undefined, message: string): FailureCode | undefined => {
  if (/alert|handshake/i.test(message)) return 'tls-refused'
  return code?.startsWith('ERR_SSL') || code === 'EPROTO' ? 'tls-failed' : undefined
}

const WORDS = {
  'nobody-listens': text(
    'Nobody listens there: see whether the broker runs, and whether host, port and firewall are right.',
    '对方没有监听：请确认代理是否在运行，主机、端口和防火墙是否正确。',
  ),
  'name-unknown': text(
    'The host’s name is not known here: see how it is written in url, and the name server of this machine.',
    '无法解析主机名：请检查 url 的写法和本机的域名服务器。',
  ),
  unreachable: text(
    'There is no way to the host: see the network between here and there.',
    '网络不通：请检查本机到对方之间的网络。',
  ),
  'no-answer': text(
    'The broker does not answer: see whether it is overloaded, and whether the port is one of MQTT.',
    '代理没有应答：请检查它是否过载，端口是否为 MQTT 端口。',
  ),
  'certificate-untrusted': text(
    'The broker’s certificate is signed by nobody who is trusted here: name its authority in caFile.',
    '对方证书不受信任：请在 caFile 中指定其签发机构。',
  ),
  'certificate-name': text(
    'The broker’s certificate is for another name: write that name in url, or in serverName.',
    '对方证书与主机名不符：请在 url 或 serverName 中填写证书上的名称。',
  ),
  'certificate-expired': text(
    'The broker’s certificate has expired or is not yet good: renew it there, and see both clocks.',
    '对方证书已过期或尚未生效：请更新证书，并核对两边的时钟。',
  ),
  'tls-refused': text(
    'The broker refuses the TLS connection: it may ask for a client certificate (certFile, keyFile) that it trusts.',
    '对方拒绝 TLS 连接：可能需要它信任的客户端证书（certFile、keyFile）。',
  ),
  'tls-failed': text(
    'There is no TLS there: write mqtt: instead of mqtts:, or name the port for TLS.',
    '对方端口不是 TLS：请把 mqtts: 改为 mqtt:，或填写 TLS 端口。',
  ),
  'wrong-password': text(
    'The broker refuses name and password: see username and passwordFile.',
    '用户名或密码不对：请检查 username 和 passwordFile。',
  ),
  'not-authorised': text(
    'The broker does not let this client in: give it an account there, or name another one in username.',
    '代理不允许该客户端接入：请在对方建立账号，或更换 username。',
  ),
  'client-id-refused': text(
    'The broker refuses the client id: name one in clientId that it takes.',
    '代理拒绝该客户端标识：请在 clientId 中填写它接受的标识。',
  ),
  'protocol-refused': text(
    'The broker does not speak this version of MQTT: write protocol: 4, or 5.',
    '代理不支持该 MQTT 版本：请把 protocol 改为 4 或 5。',
  ),
  'broker-unavailable': text(
    'The broker is not in a state to serve: see its log.',
    '代理暂不可用：请查看它的日志。',
  ),
  'taken-over': text(
    'Another client came with the same client id: give each server and program its own.',
    '另有客户端使用了相同标识：请为每个服务器和程序设置不同的 clientId。',
  ),
  'file-unreadable': text(
    'A file of password or certificate cannot be read: the server’s log says which.',
    '密码或证书文件无法读取：具体文件见服务器日志。',
  ),
  'not-committed': text(
    'This server could not store what came, and the broker is to send it again: see what else is wrong here.',
    '本机未能写入收到的数据，将由代理重发：请查看本机的其他问题。',
  ),
  'not-subscribed': text(
    'What sources listen to could not be subscribed to, and the connection begins anew: the server’s log says why.',
    '未能订阅来源所需的主题，正在重新连接：原因见服务器日志。',
  ),
  closed: text(
    'The connection was closed: see the broker’s log. Another client with the same client id does that too.',
    '连接被关闭：请查看代理的日志；其他客户端使用相同标识时也会这样。',
  ),
} as const satisfies Record<string, Text>
export type FailureCode = keyof typeof WORDS

/** MQTT 3.1.1, table 3.1; MQTT 5, 3.2.2.2 and 3.14.2.1. */
const CONNACKS: Readonly<Record<number, FailureCode>> = {
  1: 'protocol-refused',
  2: 'client-id-refused',
  3: 'broker-unavailable',
  4: 'wrong-password',
  5: 'not-authorised',
  132: 'protocol-refused',
  133: 'client-id-refused',
  134: 'wrong-password',
  135: 'not-authorised',
  136: 'broker-unavailable',
  137: 'broker-unavailable',
  139: 'broker-unavailable',
  142: 'taken-over',
}

const SOCKETS: Readonly<Record<string, FailureCode>> = {
  ECONNREFUSED: 'nobody-listens',
  ENOTFOUND: 'name-unknown',
  EAI_AGAIN: 'name-unknown',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-untrusted',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ENOENT: 'file-unreadable',
  EACCES: 'file-unreadable',
  EISDIR: 'file-unreadable',
}

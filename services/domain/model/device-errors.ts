/** Those of `errors.ts` that are about devices and what opens their accounts. */
export const deviceErrors = {
  CERTIFICATE_UNFIT: { status: 400, title: 'This is no certificate, or its time is over.' },
  CERTIFICATE_OF_AUTHORITY: {
    status: 400,
    title: 'This is the certificate of an authority (CA), not of a device.',
  },
  PRIVATE_KEY_SENT: {
    status: 400,
    title: 'A private key was sent along. It was not kept; make a new key and a new certificate.',
  },
  CERTIFICATE_NOT_FOUND: {
    status: 404,
    title: 'This certificate is neither bound to the device, nor did it ever sign in by it.',
  },
  DEVICE_NOT_FOUND: { status: 404, title: 'There is no device with this id.' },
  CERTIFICATE_OF_ANOTHER: {
    status: 409,
    title: 'This certificate opens another device, or was taken from one.',
  },
  CERTIFICATE_TAKEN_ELSEWHERE: {
    status: 409,
    title: 'This certificate was taken away at another device; to bind it here nevertheless has to be said.',
  },
  CERTIFICATES_TOO_MANY: {
    status: 409,
    title: 'There are as many certificates as this server keeps of a device.',
  },
  DEVICE_MOVED: { status: 409, title: 'The site and the kind of a device do not change; delete it first.' },
  DEVICE_RESERVED: {
    status: 409,
    title: 'The id is taken by the server: it is the server itself as a device, or a word of the API.',
  },
  DEVICE_SPEAKS_FOR_ITSELF: {
    status: 409,
    title:
      'No source speaks for the device: it has no codec and no mounting, and moves to no source by itself.',
  },
  LABELS_TOO_MANY: { status: 409, title: 'These are more labels than this server prints in one go.' },
  DEVICES_TOO_MANY: { status: 409, title: 'These are more devices than this server changes in one go.' },
  DEVICE_KIND_UNKNOWN: { status: 422, title: 'There is no such kind of device.' },
  GATEWAY_UNKNOWN: { status: 422, title: 'The gateway is not a device of kind gateway on the same site.' },
  GATEWAY_NAMED: {
    status: 422,
    title: 'Other devices report through this id: it can only be a gateway of their site.',
  },
  GATEWAY_CIRCLE: { status: 422, title: 'The gateway is itself behind this device.' },
} as const

/** Being told on this device. */
export const push = {
  'push.label': 'Notifications on this device',
  'push.try': 'Send a test',
  'push.on': 'What you are to be told of comes here, also while the console is closed.',
  'push.off': 'Here you hear of alerts only while the console is open.',
  'push.insecure': 'It takes https:// with a certificate that this device trusts.',
  'push.home-screen':
    'On iPhone and iPad: Share, “Add to Home Screen”; open Linli from there and switch it on.',
  'push.unsupported': 'This browser takes no push messages.',
  'push.no-channel': 'No channel for push is set up on the server. An administrator can do that.',
  'push.denied': 'This browser refuses notifications of this site. Allow them in its settings for the site.',
  'push.service-away':
    'The browser did not reach its push service. Chrome’s is Google’s, which not every network lets through: take another browser or another channel.',
} as const

import { SECRET_MASK } from '@backlot/plugin-environments-common';
import { inventoryOutputs } from './inventoryOutputs';

describe('inventoryOutputs', () => {
  it('joins values with what the manifest promises, in its order, and keeps the rest', () => {
    expect(
      inventoryOutputs({
        promised: [
          {
            name: 'url',
            title: 'Site',
            description: 'Where it is',
            type: 'url',
            secret: false,
          },
          { name: 'absent', title: 'Absent', type: 'text', secret: false },
          { name: 'password', title: 'Password', type: 'text', secret: true },
          { name: 'script', title: 'Script', type: 'url', secret: false },
        ],
        outputs: {
          extra: { a: 1 },
          token: SECRET_MASK,
          script: 'data:text/html,hello',
          password: 'in clear by mistake',
          url: 'https://shop.example',
        },
      }),
    ).toEqual([
      {
        name: 'url',
        title: 'Site',
        description: 'Where it is',
        type: 'url',
        secret: false,
        value: 'https://shop.example',
      },
      {
        name: 'password',
        title: 'Password',
        type: 'text',
        secret: true,
        value: SECRET_MASK,
      },
      {
        name: 'script',
        title: 'Script',
        type: 'text',
        secret: false,
        value: 'data:text/html,hello',
      },
      {
        name: 'extra',
        title: 'extra',
        type: 'text',
        secret: false,
        value: { a: 1 },
      },
      {
        name: 'token',
        title: 'token',
        type: 'text',
        secret: true,
        value: SECRET_MASK,
      },
    ]);
  });
});

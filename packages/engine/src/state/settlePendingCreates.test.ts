import { settlePendingCreates } from './settlePendingCreates';

const create = (urn: string) => ({
  type: 'creating',
  resource: {
    urn,
    type: 'aws:ec2/vpc:Vpc',
    inputs: { cidrBlock: '10.0.0.0/16' },
  },
});

describe('settlePendingCreates', () => {
  it('records what was found, forgets what was not, and leaves the rest', () => {
    const deleting = {
      type: 'deleting',
      resource: { urn: 'urn:gone', type: 'x' },
    };
    const settled = settlePendingCreates(
      {
        resources: [{ urn: 'urn:stack', type: 'pulumi:pulumi:Stack' }],
        pending_operations: [
          create('urn:found'),
          create('urn:never'),
          deleting,
        ],
      },
      [{ urn: 'urn:found', id: 'vpc-1' }],
    );

    expect(settled.resources).toEqual([
      { urn: 'urn:stack', type: 'pulumi:pulumi:Stack' },
      {
        urn: 'urn:found',
        type: 'aws:ec2/vpc:Vpc',
        id: 'vpc-1',
        inputs: { cidrBlock: '10.0.0.0/16' },
        outputs: { cidrBlock: '10.0.0.0/16' },
      },
    ]);
    expect(settled.pending_operations).toEqual([deleting]);
  });

  it('never records a resource twice', () => {
    const settled = settlePendingCreates(
      {
        resources: [{ urn: 'urn:one', type: 'x', id: 'a' }],
        pending_operations: [create('urn:one')],
      },
      [{ urn: 'urn:one', id: 'b' }],
    );

    expect(settled.resources).toEqual([{ urn: 'urn:one', type: 'x', id: 'a' }]);
  });

  it('leaves a settled state as it is', () => {
    const deployment = { resources: [] };

    expect(settlePendingCreates(deployment, [])).toBe(deployment);
  });
});

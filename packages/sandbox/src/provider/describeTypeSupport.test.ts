import { describeTypeSupport } from './describeTypeSupport';

describe('describeTypeSupport', () => {
  it('tells what is made in the account from what lives in the state only', () => {
    expect(
      describeTypeSupport([
        'aws:ec2/vpc:Vpc',
        'aws:wafv2/webAcl:WebAcl',
        'aws:ec2/vpc:Vpc',
        'aws:rds/instance:Instance',
      ]),
    ).toEqual({
      supported: ['aws:ec2/vpc:Vpc', 'aws:rds/instance:Instance'],
      stateOnly: ['aws:wafv2/webAcl:WebAcl'],
    });
  });
});

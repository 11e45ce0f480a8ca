import type { ProtocolEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import { TaggedInputs, toTagList } from '../../aws/tags';
import { defineHandler } from '../../resources/defineHandler';
import { ActionInput, fromAction, toAction } from './actions';
import { readTags, updateTags } from './tagging';

interface ListenerInputs extends TaggedInputs {
  loadBalancerArn: string;
  port?: number;
  protocol?: ProtocolEnum;
  sslPolicy?: string;
  certificateArn?: string;
  defaultActions: ActionInput[];
}

export const listenerHandler = defineHandler<ListenerInputs>({
  type: 'aws:lb/listener:Listener',
  label: 'ELBv2 Listener',
  tagged: true,
  exclusive: true,
  required: ['loadBalancerArn', 'defaultActions'],
  immutable: ['loadBalancerArn'],
  computed: ['arn'],
  check: ({ protocol, certificateArn, defaultActions }) => [
    ...(protocol === undefined || protocol !== 'HTTP' || !certificateArn
      ? []
      : [
          {
            property: 'certificateArn',
            reason: 'a certificate needs the protocol HTTPS or TLS',
          },
        ]),
    ...(defaultActions?.length === 0
      ? [
          {
            property: 'defaultActions',
            reason: 'at least one default action is required',
          },
        ]
      : []),
  ],
  async create(context, inputs) {
    const elb = await context.client('elb');
    const { Listeners: [listener] = [] } = await elb.createListener({
      LoadBalancerArn: inputs.loadBalancerArn,
      ...toRequest(inputs),
      Tags: toTagList(inputs.tagsAll),
    });
    return listener.ListenerArn!;
  },
  async read(context, id) {
    const elb = await context.client('elb');
    const { Listeners: [listener] = [] } = await elb.describeListeners({
      ListenerArns: [id],
    });
    return (
      listener && {
        inputs: {
          loadBalancerArn: listener.LoadBalancerArn,
          port: listener.Port,
          protocol: listener.Protocol,
          sslPolicy: listener.SslPolicy || undefined,
          certificateArn: listener.Certificates?.[0]?.CertificateArn,
          defaultActions: listener.DefaultActions?.map(fromAction),
          tagsAll: await readTags(elb, id),
        },
        outputs: { arn: id },
      }
    );
  },
  async update(context, id, change) {
    const elb = await context.client('elb');
    if (
      change.changed(
        'port',
        'protocol',
        'sslPolicy',
        'certificateArn',
        'defaultActions',
      )
    ) {
      await elb.modifyListener({
        ListenerArn: id,
        ...toRequest(change.inputs),
      });
    }
    await updateTags(elb, id, change);
  },
  async delete(context, id) {
    const elb = await context.client('elb');
    await elb.deleteListener({ ListenerArn: id });
  },
});

function toRequest(inputs: ListenerInputs) {
  return {
    Port: inputs.port,
    Protocol: inputs.protocol,
    SslPolicy: inputs.sslPolicy,
    Certificates: inputs.certificateArn
      ? [{ CertificateArn: inputs.certificateArn }]
      : undefined,
    DefaultActions: inputs.defaultActions.map(toAction),
  };
}

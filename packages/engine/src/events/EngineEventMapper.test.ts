import { OperationKind } from '@backlot/plugin-environments-common';
import type { EngineEvent, StepEventMetadata } from '@pulumi/pulumi/automation';
import { EngineEventMapper } from './EngineEventMapper';

const URN = 'urn:pulumi:e::t::aws:s3/bucket:Bucket::site';

function metadata(fields: Partial<StepEventMetadata>): StepEventMetadata {
  return {
    op: 'update',
    urn: URN,
    type: 'aws:s3/bucket:Bucket',
    provider: '',
    ...fields,
  } as StepEventMetadata;
}

function map(kind: OperationKind, ...events: Array<Partial<EngineEvent>>) {
  const mapper = new EngineEventMapper({ kind });
  const mapped = events.flatMap(event => mapper.map(event as EngineEvent));
  return { mapper, mapped };
}

describe('EngineEventMapper', () => {
  it('drops debug lines, ephemeral lines and noise', () => {
    const diagnostic = (
      message: string,
      severity = 'info',
      ephemeral = false,
    ) => ({ diagnosticEvent: { message, severity, ephemeral } as any });
    const { mapped } = map(
      'deploy',
      diagnostic('password is hunter2', 'debug'),
      diagnostic('still creating', 'info', true),
      diagnostic('warning: using pulumi-resource-aws from $PATH at /usr/bin'),
      diagnostic('   \n'),
      diagnostic('update failed', 'error'),
      diagnostic('kept\n', 'info#err'),
    );
    expect(mapped).toEqual([
      {
        type: 'diagnostic',
        severity: 'warning',
        message: 'kept',
        urn: undefined,
        source: 'engine',
      },
    ]);
  });

  it('hides the stack and its providers, and takes them out of the summary', () => {
    const hidden = (type: string, name: string) => ({
      resourcePreEvent: {
        planning: true,
        metadata: metadata({
          op: 'create',
          type,
          urn: `urn:pulumi:e::t::${type}::${name}`,
        }),
      },
    });
    const { mapped, mapper } = map(
      'preview',
      hidden('pulumi:pulumi:Stack', 't-e'),
      hidden('pulumi:providers:aws', 'default_7_48_0'),
      hidden('pulumi:providers:aws', 'virginia'),
      {
        summaryEvent: {
          resourceChanges: { create: 3 },
          durationSeconds: 2,
        } as any,
      },
    );
    expect(mapped).toEqual([
      expect.objectContaining({ type: 'summary', durationSeconds: 2 }),
    ]);
    expect(mapper.changes.create).toBe(1);
  });

  it('tells changes by the paths of the detailed diff', () => {
    const { mapped } = map('preview', {
      resourcePreEvent: {
        planning: true,
        metadata: metadata({
          detailedDiff: {
            'tags["a.b"]': { diffKind: 'update', inputDiff: true },
            'rules[0].port': { diffKind: 'add', inputDiff: true },
            bucket: { diffKind: 'update-replace', inputDiff: true },
            acl: { diffKind: 'delete', inputDiff: true },
          } as any,
          old: {
            custom: true,
            inputs: { tags: { 'a.b': '1' }, bucket: 'x', acl: 'private' },
            outputs: {},
          } as any,
          new: {
            custom: true,
            inputs: {
              tags: { 'a.b': '2' },
              bucket: '04da6b54-80e4-46f7-96ec-b56ff0331ba9',
              rules: [{ port: 80 }],
            },
            outputs: {},
          } as any,
        }),
      },
    });
    expect(mapped[0]).toMatchObject({
      type: 'resource-planned',
      name: 'site',
      step: 'update',
      changes: [
        { path: 'tags["a.b"]', before: '1', after: '2', replaces: false },
        { path: 'rules[0].port', after: 80, replaces: false },
        {
          path: 'bucket',
          before: 'x',
          after: '[known after deploy]',
          replaces: true,
        },
        { path: 'acl', before: 'private', replaces: false },
      ],
    });
  });

  it('keeps a secret masked below a path', () => {
    const { mapped } = map('preview', {
      resourcePreEvent: {
        planning: true,
        metadata: metadata({
          detailedDiff: {
            'auth.password': { diffKind: 'update', inputDiff: true },
          } as any,
          old: { inputs: { auth: '[secret]' } } as any,
          new: { inputs: { auth: '[secret]' } } as any,
        }),
      },
    });
    expect(mapped[0]).toMatchObject({
      changes: [
        { path: 'auth.password', before: '[secret]', after: '[secret]' },
      ],
    });
  });

  it('joins a failed resource with the error that came before it', () => {
    const { mapped, mapper } = map(
      'deploy',
      {
        diagnosticEvent: {
          urn: URN,
          severity: 'error',
          message: 'api error BucketAlreadyExists: taken',
        } as any,
      },
      { resOpFailedEvent: { metadata: metadata({ op: 'create' }) } as any },
    );
    expect(mapped[1]).toMatchObject({
      type: 'resource-failed',
      urn: URN,
      step: 'create',
      problem: { code: 'bucket-name-taken', urn: URN },
    });
    expect(mapper.problem?.code).toBe('bucket-name-taken');
  });

  it('counts each resource once and never more than the total', () => {
    const done = (name: string) => ({
      resOutputsEvent: {
        metadata: metadata({
          op: 'create',
          urn: `urn:pulumi:e::t::x::${name}`,
          new: { custom: true } as any,
        }),
      },
    });
    const mapper = new EngineEventMapper({ kind: 'deploy' });
    const progress = [
      ...mapper.expect(2),
      ...[done('a'), done('a'), done('b'), done('c')].flatMap(event =>
        mapper.map(event as unknown as EngineEvent),
      ),
    ].filter(event => event.type === 'progress');
    expect(progress).toEqual([
      { type: 'progress', done: 0, total: 2 },
      { type: 'progress', done: 1, total: 2 },
      { type: 'progress', done: 2, total: 2 },
      { type: 'progress', done: 3, total: 3 },
    ]);
  });

  it('passes verdicts of policies on and counts the mandatory ones', () => {
    const verdict = (enforcementLevel: string) => ({
      policyEvent: {
        resourceUrn: URN,
        policyName: 'no-public-buckets',
        policyPackName: 'guard-rails',
        enforcementLevel,
        message: 'public\n',
      } as any,
    });
    const { mapped, mapper } = map(
      'preview',
      verdict('warning'),
      verdict('mandatory'),
    );
    expect(mapped).toEqual([
      expect.objectContaining({ level: 'advisory', message: 'public' }),
      expect.objectContaining({ level: 'mandatory' }),
    ]);
    expect(mapper.violations).toBe(1);
  });

  it('shortens values that are too big to store', () => {
    const { mapped } = map('preview', {
      resourcePreEvent: {
        planning: true,
        metadata: metadata({
          op: 'create',
          new: { inputs: { policy: 'x'.repeat(100_000) } } as any,
        }),
      },
    });
    expect(JSON.stringify(mapped).length).toBeLessThan(5_000);
  });
});

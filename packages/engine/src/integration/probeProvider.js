#!/usr/bin/env node
/** A provider of resources that take as long, and fail as, their inputs say. */
const { main } = require('@pulumi/pulumi/provider');
const { randomUUID } = require('crypto');

const SECRET = '4dabf18193072939515e22adb298388d';
const plain = value => (value && value[SECRET] ? value.value : value);
const pause = milliseconds =>
  new Promise(resolve => {
    setTimeout(resolve, milliseconds);
  });

const probe = {
  version: '1.0.0',
  async check(_urn, _olds, news) {
    return { inputs: news };
  },
  async diff(_id, _urn, olds, news) {
    return {
      changes: JSON.stringify(olds) !== JSON.stringify(news),
      replaces: plain(olds.kind) === plain(news.kind) ? [] : ['kind'],
    };
  },
  async create(_urn, inputs) {
    await pause(plain(inputs.delay) || 0);
    if (inputs.failure) {
      throw new Error(plain(inputs.failure));
    }
    return { id: randomUUID(), outs: inputs };
  },
  async update(_id, _urn, _olds, news) {
    return { outs: news };
  },
  async read(id, _urn, props) {
    return { id, props: { ...props, seen: 'elsewhere' } };
  },
  async delete() {},
};

main(probe, process.argv.slice(2));

module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // In a Pulumi program, making an object is what declares the resource.
    'no-new': 'off',
  },
  overrides: [
    {
      files: ['src/testing/**'],
      rules: {
        '@backstage/no-undeclared-imports': 'off',
        'no-restricted-syntax': 'off',
      },
    },
  ],
});

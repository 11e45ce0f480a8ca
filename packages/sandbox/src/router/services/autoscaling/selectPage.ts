import { ServedServiceError } from '../ServedService';
import { Subject } from './AutoscalingState';

interface Filter {
  ServiceNamespace: string;
  ResourceId?: string;
  ScalableDimension?: string;
  MaxResults?: number;
  NextToken?: string;
}

/** The answer to a Describe operation: one page of what fits its filter. */
export function selectPage<Item extends Subject>(options: {
  items: Item[];
  /** The member of the answer that holds the items. */
  key: string;
  filter: Filter;
  include(item: Item): boolean;
}): object {
  const { items, key, filter, include } = options;
  const fitting = items.filter(
    item =>
      item.ServiceNamespace === filter.ServiceNamespace &&
      (filter.ResourceId ?? item.ResourceId) === item.ResourceId &&
      (filter.ScalableDimension ?? item.ScalableDimension) ===
        item.ScalableDimension &&
      include(item),
  );
  const start = filter.NextToken === undefined ? 0 : Number(filter.NextToken);
  if (!Number.isInteger(start)) {
    throw new ServedServiceError(
      'InvalidNextTokenException',
      `${filter.NextToken} is not a token of this service`,
    );
  }
  const end = start + (filter.MaxResults ?? 50);
  return {
    [key]: fitting.slice(start, end),
    ...(end < fitting.length ? { NextToken: String(end) } : {}),
  };
}

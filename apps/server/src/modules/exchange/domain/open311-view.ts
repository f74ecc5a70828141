import type { XmlNode } from './xml.ts';

/**
 * The answers of GeoReport v2, each once as a plain object whose keys stand in the order of the specification's own
 * examples; XML and JSON are printed from it.
 */
export interface Open311Service {
  service_code: string;
  metadata: boolean;
  type: 'realtime';
  keywords: string;
  group: string;
  service_name: string;
  description: string;
}

export interface Open311Attribute {
  variable: boolean;
  code: string;
  datatype: 'singlevaluelist';
  required: boolean;
  datatype_description: string;
  order: number;
  description: string;
  values: { key: string; name: string }[];
}

export interface Open311Request {
  service_request_id: string;
  status: 'open' | 'closed';
  status_notes: string | null;
  service_name: string;
  service_code: string;
  description: string | null;
  agency_responsible: string | null;
  service_notice: string | null;
  requested_datetime: string;
  updated_datetime: string;
  expected_datetime: string | null;
  address: string | null;
  address_id: string | null;
  zipcode: string | null;
  lat: number | null;
  long: number | null;
  media_url: string | null;
}

export type Flat = object;

const fieldsOf = (value: Flat): XmlNode[] => Object.entries(value) as XmlNode[];
const listOf = (list: string, each: string, values: readonly Flat[]): XmlNode => [
  list,
  values.map((value) => [each, fieldsOf(value)] as const),
];

export const servicesXml = (services: readonly Open311Service[]): XmlNode => listOf('services', 'service', services);
export const requestsXml = (requests: readonly Flat[]): XmlNode => listOf('service_requests', 'request', requests);
export const errorsXml = (errors: readonly Flat[]): XmlNode => listOf('errors', 'error', errors);

export const definitionXml = (definition: { service_code: string; attributes: Open311Attribute[] }): XmlNode => [
  'service_definition',
  [
    ['service_code', definition.service_code],
    [
      'attributes',
      definition.attributes.map(
        ({ values, ...attribute }) =>
          ['attribute', [...fieldsOf(attribute), listOf('values', 'value', values)]] as const,
      ),
    ],
  ],
];

export interface Discovery {
  changeset: string;
  contact: string;
  key_service: string;
  endpoints: {
    specification: string;
    url: string;
    changeset: string;
    type: 'production' | 'test';
    formats: string[];
  }[];
}

export const discoveryXml = ({ endpoints, ...head }: Discovery): XmlNode => [
  'discovery',
  [
    ...fieldsOf(head),
    [
      'endpoints',
      endpoints.map(
        ({ formats, ...endpoint }) =>
          [
            'endpoint',
            [...fieldsOf(endpoint), ['formats', formats.map((format) => ['format', format] as const)]],
          ] as const,
      ),
    ],
  ],
];

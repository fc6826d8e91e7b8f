// Alerts on the events that docs/operations.md lists. An event is a log entry whose EventName is the event's name.

@description('Names the deployment.')
param environmentName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the workspace that holds the logs.')
param workspaceId string

@description('Who gets a mail.')
param emailAddresses string[]

// One alert per run or certificate: the identifier is read from the message, because the Functions host passes on messages and event names only.
var eventRules = [
  {
    event: 'RunFailed'
    title: 'A run failed'
    description: 'A run ended with something half done or a proof that failed. Its report says what, where, and what to do next.'
    severity: 1
    subject: 'run-[0-9a-z]+'
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    event: 'TicketWriteFailed'
    title: 'A ticket could not be written'
    description: 'The outcome of a run did not reach its ticket. The run and its evidence are complete; the people who wait for it do not know.'
    severity: 2
    subject: 'run-[0-9a-z]+'
    frequency: 'PT5M'
    window: 'PT15M'
  }
  {
    event: 'CertificateInsideWindow'
    title: 'A certificate is inside its window'
    description: 'The watch found a certificate that expires within its threshold. The alert stays until the watch no longer reports it.'
    severity: 2
    subject: '[0-9A-F]{40}'
    frequency: 'PT1H'
    window: 'P1D'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-hybridtrust-${environmentName}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'HybridTrust'
    enabled: true
    emailReceivers: [
      for (address, index) in emailAddresses: {
        name: 'mail-${index}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource eventAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in eventRules: {
    name: 'alert-${rule.event}-${environmentName}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'HybridTrust ${environmentName}: ${rule.title}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: rule.frequency
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: 'AppTraces | where tostring(Properties.EventName) == "${rule.event}" | extend Found = extract("${rule.subject}", 0, Message) | extend Subject = iff(isempty(Found), "not named", Found)'
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            dimensions: [
              {
                name: 'Subject'
                operator: 'Include'
                values: ['*']
              }
            ]
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      // The table appears with the first log entry; the rule is there before it.
      skipQueryValidation: true
      actions: { actionGroups: [people.id] }
    }
  }
]

// Silence is an alarm: a day without the heartbeat of a complete watch.
resource missedHeartbeat 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: 'alert-WatchHeartbeat-${environmentName}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'HybridTrust ${environmentName}: The watch is silent'
    description: 'No watch of all organizations has ended within a day. Certificates may be running out unseen.'
    severity: 1
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: 'PT1H'
    windowSize: 'P1D'
    criteria: {
      allOf: [
        {
          query: 'AppTraces | where tostring(Properties.EventName) == "WatchHeartbeat"'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    skipQueryValidation: true
    actions: { actionGroups: [people.id] }
  }
}

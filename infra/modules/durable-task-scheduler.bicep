// The other home for the engine's histories: a managed scheduler with a dashboard, billed by action.
import { durableTaskDataContributor } from 'role-ids.bicep'

@description('Name of the scheduler.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Addresses that may reach it, as CIDR ranges. An empty list refuses everyone.')
param ipAllowlist string[]

@description('Object id of the identity that runs the app.')
param hostPrincipalId string

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    sku: { name: 'Consumption' }
    ipAllowlist: ipAllowlist
  }
}

resource taskHub 'Microsoft.DurableTask/schedulers/taskHubs@2025-11-01' = {
  parent: scheduler
  name: 'hybridtrust'
}

resource worker 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(taskHub.id, hostPrincipalId, durableTaskDataContributor)
  scope: taskHub
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', durableTaskDataContributor)
    principalId: hostPrincipalId
    principalType: 'ServicePrincipal'
    description: 'The host runs its orchestrations in this task hub, and in no other.'
  }
}

@description('Where the scheduler answers.')
output endpoint string = scheduler.properties.endpoint

@description('Name of the task hub.')
output taskHub string = taskHub.name

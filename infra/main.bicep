// HybridTrust in one subscription: a resource group and everything in it. No keys, no secrets: every connection is an identity.
// The app registration and the Graph permissions are not Azure resources; see infra/scripts.
targetScope = 'subscription'

import { runner } from 'modules/runner-type.bicep'

@description('Names the deployment, such as test or production. Part of every resource name.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('Azure region of the resource group and all resources. It must offer Flex Consumption.')
param location string

@description('Tags put on every resource, beside those the template sets.')
param tags object = {}

@description('Client id of the app registration that guards the API. infra/scripts/create-app-registration.sh creates it and prints this id.')
@minLength(36)
@maxLength(36)
param apiClientId string

@description('The cloud that the tenants are in, in the words of an organization profile. One deployment serves one cloud.')
@allowed(['global', 'us-government-l4', 'us-government-l5', 'china', 'bleu', 'delos'])
param cloud string = 'global'

@description('Client id of the multi-tenant application that reads other tenants than the deployment\'s own, federated to the reader identity. Empty: own tenant only.')
param readerApplicationId string = ''

@description('Client id of the multi-tenant application that writes to other tenants than the deployment\'s own, federated to the writer identity. Empty: own tenant only.')
param writerApplicationId string = ''

@description('Which identity is which runner. A runner that is not named here is not recognized; add it when its server has its identity, and deploy again.')
param runners runner[] = []

@description('Folder of the published app whose organizations and runners are taken into the records at every start; enrolment holds what lies in the folder of that name beside host.json. Empty: they are put into the records in another way.')
param enrolmentFolder string = ''

@description('Settings of ticket systems and the vault secret that each refers to, such as { Jira__Secret: \'ticket-jira\' }; docs/tickets.md names them. Never a value itself.')
param ticketReferences object = {}

@description('Version of the vault\'s certificate job-signer that signs jobs. Empty: the newest. Name the one in use before a new version is made; docs/operations.md says how the signer is changed with no gap.')
param jobSignerVersion string = ''

@description('Who gets a mail when an alert fires.')
param alertEmailAddresses string[] = []

@description('Days that logs are kept. The alerts read them; evidence is not in them.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Days that a piece of evidence can be neither changed nor deleted, counted from its creation.')
@minValue(1)
@maxValue(146000)
param evidenceRetentionDays int = 1

@description('True once infra/scripts/lock-evidence.sh has locked the evidence policy. A locked policy refuses to be deployed again, so the template then leaves it alone.')
param evidencePolicyLocked bool = false

@description('Redundancy of the storage account that holds records and evidence.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param recordsStorageSku string = 'Standard_ZRS'

@description('Redundancy of the storage account that holds the package and the engine\'s histories.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param runtimeStorageSku string = 'Standard_LRS'

@description('The most instances that the app scales out to.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

@description('Instances kept warm for HTTP. Each is billed all day; 0 accepts a cold start of some seconds.')
@minValue(0)
@maxValue(20)
param alwaysReadyInstances int = 0

@description('When the certificate watch runs: six-field NCRONTAB, UTC. Keep at least two runs in 24 hours, or the heartbeat alert fires.')
param watchSchedule string = '0 17 */6 * * *'

@description('When old histories of the engine are purged: six-field NCRONTAB, UTC. Records and evidence are never purged.')
param purgeSchedule string = '0 43 2 * * *'

@description('Days that the history of a finished orchestration is kept before the purge takes it.')
@minValue(1)
param historyRetentionDays int = 30

@description('Creates a Durable Task Scheduler for the engine\'s histories. The app uses it once host.json names it; see docs/operations.md.')
param useDurableTaskScheduler bool = false

@description('Addresses that may reach the Durable Task Scheduler, as CIDR ranges. An empty list refuses everyone.')
param schedulerIpAllowlist string[] = ['0.0.0.0/0']

var token = uniqueString(subscription().id, environmentName, location)
var allTags = union(tags, {
  'azd-env-name': environmentName
  product: 'HybridTrust'
})

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-hybridtrust-${environmentName}'
  location: location
  tags: allTags
}

module identities 'modules/identities.bicep' = {
  name: 'identities'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    publisherPrincipalId: identities.outputs.host.principalId
  }
}

module runtimeStorage 'modules/runtime-storage.bicep' = {
  name: 'runtime-storage'
  scope: group
  params: {
    name: 'sthtrun${token}'
    location: location
    tags: allTags
    sku: runtimeStorageSku
    hostPrincipalId: identities.outputs.host.principalId
  }
}

module recordsStorage 'modules/records-storage.bicep' = {
  name: 'records-storage'
  scope: group
  params: {
    name: 'sthtrec${token}'
    location: location
    tags: allTags
    sku: recordsStorageSku
    hostPrincipalId: identities.outputs.host.principalId
    evidenceRetentionDays: evidenceRetentionDays
    evidencePolicyLocked: evidencePolicyLocked
    workspaceId: monitoring.outputs.workspaceId
  }
}

module keyVault 'modules/key-vault.bicep' = {
  name: 'key-vault'
  scope: group
  params: {
    name: 'kv-ht-${token}'
    location: location
    tags: allTags
    hostPrincipalId: identities.outputs.host.principalId
    readerPrincipalId: identities.outputs.reader.principalId
    writerPrincipalId: identities.outputs.writer.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module scheduler 'modules/durable-task-scheduler.bicep' = if (useDurableTaskScheduler) {
  name: 'durable-task-scheduler'
  scope: group
  params: {
    name: 'dts-hybridtrust-${environmentName}'
    location: location
    tags: allTags
    ipAllowlist: schedulerIpAllowlist
    hostPrincipalId: identities.outputs.host.principalId
  }
}

module functionApp 'modules/function-app.bicep' = {
  name: 'function-app'
  scope: group
  params: {
    name: 'func-hybridtrust-${token}'
    planName: 'plan-hybridtrust-${environmentName}'
    location: location
    tags: allTags
    cloud: cloud
    host: identities.outputs.host
    reader: identities.outputs.reader
    writer: identities.outputs.writer
    readerApplicationId: readerApplicationId
    writerApplicationId: writerApplicationId
    runners: runners
    enrolmentFolder: enrolmentFolder
    ticketReferences: ticketReferences
    jobSignerVersion: jobSignerVersion
    runtimeStorageName: runtimeStorage.outputs.name
    packageContainerName: runtimeStorage.outputs.packageContainerName
    recordsStorageName: recordsStorage.outputs.name
    vaultName: keyVault.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    maximumInstances: maximumInstances
    alwaysReadyInstances: alwaysReadyInstances
    watchSchedule: watchSchedule
    purgeSchedule: purgeSchedule
    historyRetentionDays: historyRetentionDays
    schedulerEndpoint: useDurableTaskScheduler ? scheduler!.outputs.endpoint : ''
    schedulerTaskHub: useDurableTaskScheduler ? scheduler!.outputs.taskHub : ''
  }
}

module authentication 'modules/authentication.bicep' = {
  name: 'authentication'
  scope: group
  params: {
    functionAppName: functionApp.outputs.name
    apiClientId: apiClientId
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: allTags
    workspaceId: monitoring.outputs.workspaceId
    emailAddresses: alertEmailAddresses
  }
}

@description('The resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The function app.')
output HYBRIDTRUST_FUNCTION_APP string = functionApp.outputs.name

@description('Where the API answers.')
output HYBRIDTRUST_URL string = functionApp.outputs.url

@description('The storage account that holds records and evidence.')
output HYBRIDTRUST_RECORDS_ACCOUNT string = recordsStorage.outputs.name

@description('The Key Vault.')
output HYBRIDTRUST_VAULT string = keyVault.outputs.name

@description('Object id of the identity that reads tenants. infra/scripts/grant-graph-permissions.sh needs it.')
output HYBRIDTRUST_READER_PRINCIPAL_ID string = identities.outputs.reader.principalId

@description('Object id of the identity that writes to tenants. infra/scripts/grant-graph-permissions.sh needs it.')
output HYBRIDTRUST_WRITER_PRINCIPAL_ID string = identities.outputs.writer.principalId

// Azure's built-in roles that this product uses, by the ids that are the same in every cloud and tenant.

@export()
@description('Everything on blobs. The Functions host demands it for its own storage.')
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'

@export()
@description('Read, write and delete blobs; no change of owners or policies.')
var storageBlobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

@export()
@description('Queues of the durable engine.')
var storageQueueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'

@export()
@description('Tables of the durable engine.')
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'

@export()
@description('List what a vault holds and read public parts; no secret value.')
var keyVaultReader = '21090545-7ca7-4776-b22c-e363652d74d2'

@export()
@description('Read the values of secrets. The vault\'s secrets are public certificates.')
var keyVaultSecretsUser = '4633458b-17de-408a-b874-0445c86b69e6'

@export()
@description('Write secrets, and take them out of use.')
var keyVaultSecretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

@export()
@description('Create and renew certificates in the vault.')
var keyVaultCertificatesOfficer = 'a4417e6f-fecd-4de8-b567-7b0420556985'

@export()
@description('Sign with keys that never leave the vault.')
var keyVaultCryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424'

@export()
@description('Send telemetry without an instrumentation key.')
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

@export()
@description('Work with a task hub of a Durable Task Scheduler.')
var durableTaskDataContributor = '0ad04412-c4d5-4796-b79c-f76d14c8d402'

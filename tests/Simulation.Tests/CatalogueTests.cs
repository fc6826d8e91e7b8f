using System.Text.Json;
using HybridTrust.Cmdlets;
using static HybridTrust.Simulation.Tests.Calls;

namespace HybridTrust.Simulation.Tests;

public sealed class CatalogueTests(SharedEstate shared) : IClassFixture<SharedEstate>
{
    private readonly TestEstate _estate = shared.Estate;

    [Fact]
    public async Task Every_operation_of_the_catalogue_can_be_carried_out()
    {
        foreach (var operation in OperationCatalogue.Default.Operations)
        {
            using var response = await _estate.SendAsync(
                Of(operation.Name, [.. operation.Parameters.Where(p => p.Mandatory && p.Name is not "AuthMetadataUrl").Select(p => P(p.Name, "nothing"))]),
                operation.Shell is ShellKind.ExchangeOnline ? TestEstate.CoexistenceDomain : TestEstate.ShellServer,
                JsonNamingPolicy.KebabCaseLower.ConvertName(operation.Shell.ToString()));

            Assert.True((int)response.StatusCode is 200 or 422, $"{operation.Name}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Nothing_but_what_the_catalogue_reads_leaves_a_shell()
    {
        foreach (var name in new[] { "Get-AuthConfig", "Get-ExchangeServer", "Get-ExchangeCertificate", "Get-OrganizationConfig", "Get-PartnerApplication" })
        {
            var reads = OperationCatalogue.Default.Find(ShellKind.ExchangeServer, name)!.Reads;
            var result = await _estate.RunAsync(Of(name));

            Assert.NotEmpty(result.Objects);
            Assert.All(result.Objects, o => Assert.Subset(reads.ToHashSet(StringComparer.Ordinal), o.Properties.Keys.ToHashSet(StringComparer.Ordinal)));
        }
    }
}

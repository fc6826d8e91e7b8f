using HybridTrust.Cmdlets;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.ExchangeOnline;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Functions.Tests.Azure.Support;
using HybridTrust.Organizations;
using HybridTrust.Simulation.ExchangeOnline;
using HybridTrust.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Functions.Tests.Azure;

/// <summary>The REST adapter and the estate's face of Exchange Online understand each other.</summary>
public sealed class ExchangeOnlineEstateTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    private static readonly Operation Set = new(
        ShellKind.ExchangeOnline,
        "Set-Thing",
        [
            new("Identity", ParameterType.Text, Mandatory: true, []), new("Enabled", ParameterType.Truth, Mandatory: false, []),
            new("Force", ParameterType.Switch, Mandatory: false, []), new("Domains", ParameterType.List, Mandatory: false, []),
            new("When", ParameterType.Instant, Mandatory: false, []), new("Certificate", ParameterType.Bytes, Mandatory: false, []),
            new("Size", ParameterType.Number, Mandatory: false, []),
        ],
        ["Identity", "Enabled", "Domains", "When", "Certificate", "Size", "Nothing"]);

    private readonly HurriedTime _time = new();

    [Fact]
    public async Task Every_type_of_value_arrives_as_it_was_sent_and_comes_back_as_it_was_returned()
    {
        var sent = OperationCall.Of(
            "Set-Thing", new("Identity", "a"), new("Enabled", false), new("Force", new CmdletValue.Switch()), new("Domains", new[] { "x", "y" }),
            new("When", Moment), new("Certificate", new CmdletValue.Bytes(new byte[] { 1, 2, 3 })), new("Size", 7L));
        var returned = new CmdletObject(sent.Parameters.Where(p => p.Key is not "Force")
            .Append(new("Nothing", new CmdletValue.Null())).ToDictionary(StringComparer.OrdinalIgnoreCase));
        OperationCall? arrived = null;
        await using var face = await FaceAsync(call =>
        {
            arrived = call;
            return new CmdletResult([returned], ["careful"]);
        });

        var result = await RunAsync(face, sent);

        Assert.Equal(Sorted(sent.Parameters), Sorted(arrived!.Parameters));
        Assert.Equal(Sorted(returned.Properties), Sorted(Assert.Single(result.Objects).Properties));
        Assert.Equal(["careful"], result.Warnings);
    }

    [Fact]
    public async Task What_the_shell_reports_is_what_the_caller_is_told()
    {
        var error = new CmdletError(
            "NotSpecified", "ManagementObjectNotFoundException", "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException", "Ex6F9304", "gibt es nicht");
        await using var face = await FaceAsync(call => throw new CmdletException(call.Operation, "tenant", error));

        var failure = await Assert.ThrowsAsync<CmdletException>(() => RunAsync(face, OperationCall.Of("Set-Thing", new KeyValuePair<string, CmdletValue?>("Identity", "a"))));

        Assert.Equal(error, failure.Error);
    }

    [Fact]
    public async Task An_estate_refuses_a_cmdlet_that_its_catalogue_lacks_as_a_session_would()
    {
        await using var estate = await AzureEstate.StartAsync();

        var failure = await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(
            new ExchangeOnlineRest(estate.Cloud, new EstateCredential(AzureEstate.Token, _time), AzureEstate.Profile.Tenant, _time, _ => Set)));

        Assert.Equal(CmdletErrorKind.NotSupported, failure.Error.Kind);
    }

    [Fact]
    public async Task An_estate_answers_for_its_own_tenant_and_to_its_own_token_alone()
    {
        await using var estate = await AzureEstate.StartAsync();
        var another = AzureEstate.Profile.Tenant with { Id = Guid.NewGuid() };

        var tenant = await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(
            new ExchangeOnlineRest(estate.Cloud, new EstateCredential(AzureEstate.Token, _time), another, _time, _ => Set)));
        var token = await Assert.ThrowsAsync<CmdletException>(() => InvokeAsync(
            new ExchangeOnlineRest(estate.Cloud, new EstateCredential("another-token-0123456789", _time), AzureEstate.Profile.Tenant, _time, _ => Set)));

        Assert.Equal((CmdletErrorKind.Denied, CmdletErrorKind.Denied), (tenant.Error.Kind, token.Error.Kind));
    }

    [Fact]
    public void A_tenant_of_another_cloud_is_refused_before_anything_is_sent()
    {
        var tenants = new ExchangeOnlineTenants(CloudTable.Of(Cloud.Global), new EstateCredential("unused", _time), _time);

        Assert.Throws<PermanentFailureException>(() => tenants.For(AzureEstate.Profile.Tenant with { Cloud = Cloud.China }));
    }

    private static async Task<WebApplication> FaceAsync(Func<OperationCall, CmdletResult> invoke)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var face = builder.Build();
        face.MapInvokeCommand(() => AzureEstate.Profile.Tenant.Id, name => name is "Set-Thing" ? Set : null, invoke);
        await face.StartAsync();
        return face;
    }

    private static List<KeyValuePair<string, CmdletValue>> Sorted(IReadOnlyDictionary<string, CmdletValue> values) =>
        [.. values.OrderBy(v => v.Key, StringComparer.Ordinal)];

    private static async Task InvokeAsync(ExchangeOnlineRest rest)
    {
        await using (rest)
        {
            await RunAsync(rest, OperationCall.Of("Set-Thing", new KeyValuePair<string, CmdletValue?>("Identity", "a")));
        }
    }

    private static async Task<CmdletResult> RunAsync(ExchangeOnlineRest rest, OperationCall call)
    {
        await using var shell = await rest.OpenAsync(ShellKind.ExchangeOnline, "tenant", CancellationToken.None);
        return await shell.InvokeAsync(call, CancellationToken.None);
    }

    private async Task<CmdletResult> RunAsync(WebApplication face, OperationCall call)
    {
        var cloud = SimulatedCloud.Of(CloudTable.Of(Cloud.Global), new Uri(face.Urls.First()));
        await using var rest = new ExchangeOnlineRest(cloud, new EstateCredential("any", _time), AzureEstate.Profile.Tenant, _time, _ => Set);
        return await RunAsync(rest, call);
    }
}

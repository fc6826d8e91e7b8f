using HybridTrust.Cmdlets;
using HybridTrust.Simulation.Clock;
using HybridTrust.Simulation.Entra;
using HybridTrust.Simulation.ExchangeOnline;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Partners;
using HybridTrust.Simulation.Shells;
using HybridTrust.Simulation.Tokens;
using HybridTrust.Simulation.Vault;
using HybridTrust.Simulation.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace HybridTrust.Simulation.Http;

/// <summary>Puts the estate's parts behind one web server.</summary>
internal static class EstateApplication
{
    private const int LargestBody = 1024 * 1024;

    public static WebApplication Build(EstateOptions options, EstateDoor door, WorldStore store, KeyFiles keys, EstateClock clock)
    {
        // The empty builder reads no configuration: no file and no environment variable can add an address to listen on.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel((KestrelServerOptions kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.ListenHandle(door.Handle);
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();

        var guard = new BearerGuard(options.Token, () => store.Current.Tenant.TenantId, clock);
        application.Use(Stamp);
        application.Use(FailureReport.InvokeAsync);
        application.Use(guard.InvokeAsync);
        application.UseRouting();

        var counters = new EstateCounters();
        var tokens = new TokenService(store, keys, counters, clock);
        var signer = new AssertionSigner(keys, clock);
        var acceptance = new TokenAcceptance(clock);
        application.MapEstate(store, counters);
        application.MapClock(store, clock);
        application.MapFaults(store);
        var shell = new SimulatedShell(store, counters, clock, new ShellServices(store, signer, tokens, acceptance) { Keys = keys });
        application.MapShells(shell);
        application.MapInvokeCommand(
            () => store.Current.Tenant.TenantId,
            name => OperationCatalogue.Default.Find(ShellKind.ExchangeOnline, name),
            call => shell.Invoke(ShellKind.ExchangeOnline, store.Current.Tenant.CoexistenceDomain, call));
        application.MapGraph(
            new GraphRoutes(new GraphThrottle(store, counters), clock),
            new GraphDirectory(store, counters),
            new GraphApplications(store, counters),
            new GraphConsents(store, counters, clock),
            new GraphPolicies(store));
        application.MapVault(new SecretStore(store, clock));
        application.MapTokens(tokens);
        application.MapPartners(new PartnerService(store, signer, tokens, acceptance, clock));
        return application;
    }

    /// <summary>Nothing that comes from here may be taken for the real thing.</summary>
    private static Task Stamp(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers["X-HybridTrust-Simulated"] = "true";
        return next(context);
    }
}

using System.Net;
using HybridTrust.Organizations;
using HybridTrust.Simulation.Clock;
using HybridTrust.Simulation.EstateFiles;
using HybridTrust.Simulation.Faults;
using HybridTrust.Simulation.Http;
using HybridTrust.Simulation.Worlds;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace HybridTrust.Simulation;

/// <summary>A running estate: a simulated datacentre and tenant, spoken to over loopback HTTP.</summary>
public sealed class EstateHost : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EstateDoor _door;
    private readonly DirectoryLock _lock;

    private EstateHost(WebApplication application, EstateDoor door, DirectoryLock directoryLock, WorldStore store, KeyFiles keys)
    {
        _application = application;
        _door = door;
        _lock = directoryLock;
        Store = store;
        Keys = keys;
    }

    /// <summary>Where it listens, with the port it took.</summary>
    public Uri Url => _door.Url;

    /// <summary>The world itself, for whoever looks at it from within the process.</summary>
    internal WorldStore Store { get; }

    /// <summary>The world's private keys.</summary>
    internal KeyFiles Keys { get; }

    /// <summary>Reads an estate file against its profile, so that whoever wrote it hears of everything before anything starts.</summary>
    /// <exception cref="EstateFileException">Something in it is wrong; every error is listed.</exception>
    public static void Check(string estateFile, OrganizationProfile profile) => EstateFileReader.Read(estateFile, profile);

    /// <summary>Whether a directory holds a world already, so that an estate started there goes on with it.</summary>
    public static bool HoldsWorld(string directory) => new WorldFile(directory).Exists;

    /// <summary>Starts an estate: a new world in an empty directory, or the one that is there, as it was.</summary>
    /// <exception cref="EstateException">The options, the directory or its state file cannot be used; the message says why.</exception>
    /// <exception cref="EstateFileException">The estate file or the name of a fault is wrong; every error is listed.</exception>
    public static async Task<EstateHost> StartAsync(EstateOptions options, CancellationToken cancellation)
    {
        Check(options);
        var directory = Path.GetFullPath(options.DataDirectory);
        Directory.CreateDirectory(directory);
        var directoryLock = await DirectoryLock.TakeAsync(directory, options.Patience, options.Time, cancellation);
        EstateDoor? door = null;
        WebApplication? application = null;
        try
        {
            door = EstateDoor.Open(options.Address, options.Port);
            options.Announce?.Invoke(door.Url);
            var keys = new KeyFiles(directory);
            var file = new WorldFile(directory, options.Kept);
            var world = Open(options, file, keys);
            file.Save(world);
            var clock = new EstateClock(world.Clock, options.Time);
            var store = new WorldStore(world, file, new EstateEvents(keys), clock);
            application = EstateApplication.Build(options, door, store, keys, clock);
            await application.StartAsync(cancellation);
            return new EstateHost(application, door, directoryLock, store, keys);
        }
        catch
        {
            if (application is not null)
            {
                await application.DisposeAsync();
            }

            door?.Dispose();
            directoryLock.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the estate is stopped or the wait is cancelled, and stops it then.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) => _application.WaitForShutdownAsync(cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _door.Dispose();
        _lock.Dispose();
    }

    private static World Open(EstateOptions options, WorldFile file, KeyFiles keys)
    {
        var previous = file.Load();
        if (previous is not null && (!string.Equals(previous.Organization, options.Profile.Name, StringComparison.Ordinal)
            || previous.Tenant.TenantId != options.Profile.Tenant.Id))
        {
            throw new EstateException(
                $"The directory {options.DataDirectory} holds the world of organization '{previous.Organization}' " +
                $"and tenant {previous.Tenant.TenantId}, " +
                $"not of '{options.Profile.Name}' and {options.Profile.Tenant.Id}. Give each organization a directory of its own.");
        }

        var clock = ClockState.Start(options, previous?.Clock);
        var world = previous
            ?? new WorldBuilder(options.Profile, EstateFileReader.Read(options.EstateFile, options.Profile), clock, keys).Build();
        var asked = options.Faults.Select(name => FaultReader.Named(name) with { SwitchedOnAt = clock.EstateAnchor })
            .Where(fault => !world.Faults.Exists(f => f.IsSameAs(fault)));
        if (world.EventsUntil == default)
        {
            // A world of a release in which nothing happened by itself: what was missed stays missed.
            world.EventsUntil = clock.EstateAnchor;
        }

        return world with { Clock = clock, Faults = [.. world.Faults, .. asked] };
    }

    private static void Check(EstateOptions options)
    {
        if (!IPAddress.IsLoopback(options.Address))
        {
            throw new EstateException(
                $"The estate listens on loopback only, not on {options.Address}: " +
                "it simulates a tenant and must not be taken for one. Use 127.0.0.1.");
        }

        if (options.Token.Length < BearerGuard.ShortestToken)
        {
            throw new EstateException($"The estate's token must have at least {BearerGuard.ShortestToken} characters. " +
                "Generate a random one.");
        }
    }
}

using System.Text.RegularExpressions;
using HybridTrust.Simulation.Exchange;
using HybridTrust.Simulation.Worlds;

namespace HybridTrust.Simulation.Vault;

/// <summary>What Key Vault does to secrets.</summary>
internal sealed partial class SecretStore(WorldStore store, TimeProvider clock)
{
    public SecretVersion Set(string name, SecretParameters wanted)
    {
        if (!NameShape().IsMatch(name))
        {
            throw new VaultException(400, "BadParameter", $"The request URI contains an invalid name: {name}. " +
                "Use letters, digits and dashes.");
        }

        if (wanted.Value is not { } value)
        {
            throw new VaultException(400, "BadParameter", "Property value is missing or null.");
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var secret = new SecretVersion
        {
            Name = name,
            Version = Guid.NewGuid().ToString("N"),
            Value = value,
            ContentType = wanted.ContentType,
            Enabled = wanted.Attributes?.Enabled ?? true,
            NotBefore = wanted.Attributes?.Nbf,
            Expires = wanted.Attributes?.Exp,
            Created = now,
            Updated = now,
            Tags = wanted.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
        return store.Change(world =>
        {
            world.Secrets.Add(secret);
            return secret;
        });
    }

    /// <summary>A version, or the newest one.</summary>
    /// <exception cref="VaultException">There is none, or it is disabled: Key Vault does not go back to an older one.</exception>
    public SecretVersion Get(string name, string? version)
    {
        var secret = Versions(name).LastOrDefault(s => version is null || Same(s.Version, version))
            ?? throw VaultException.NotFound($"{name}/{version}");
        return secret.Enabled
            ? secret
            : throw new VaultException(403, "Forbidden", "Operation get is not allowed on a disabled secret.");
    }

    /// <summary>Every version, oldest first, disabled ones included.</summary>
    public IReadOnlyList<SecretVersion> Versions(string name) => [.. store.Current.Secrets.Where(s => Same(s.Name, name))];

    /// <summary>Changes the attributes of a version; its value never changes.</summary>
    public SecretVersion Update(string name, string version, SecretParameters wanted) => store.Change(world =>
    {
        var secret = world.Secrets.Find(s => Same(s.Name, name) && Same(s.Version, version))
            ?? throw VaultException.NotFound($"{name}/{version}");
        var changed = secret with
        {
            ContentType = wanted.ContentType ?? secret.ContentType,
            Enabled = wanted.Attributes?.Enabled ?? secret.Enabled,
            NotBefore = wanted.Attributes?.Nbf ?? secret.NotBefore,
            Expires = wanted.Attributes?.Exp ?? secret.Expires,
            Updated = clock.GetUtcNow().ToUnixTimeSeconds(),
            Tags = wanted.Tags ?? secret.Tags,
        };
        world.Secrets.Replace(secret, changed);
        return changed;
    });

    /// <summary>Deletes a secret with all its versions and answers with what was the newest.</summary>
    public SecretVersion Delete(string name) => store.Change(world =>
    {
        var newest = world.Secrets.FindLast(s => Same(s.Name, name)) ?? throw VaultException.NotFound(name);
        world.Secrets.RemoveAll(s => Same(s.Name, name));
        return newest;
    });

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[0-9a-zA-Z-]{1,127}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameShape();
}

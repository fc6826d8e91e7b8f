using System.Text;
using System.Text.Json.Nodes;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Credentials;

/// <summary>By which way the host is reached, and what it is shown there: <c>proxy</c>, <c>credential</c> and <c>tokenFile</c> of the config.</summary>
/// <param name="Proxy">By which proxy.</param>
/// <param name="Credential">What the host knows the runner by.</param>
internal sealed record HostAccess(ProxyChoice Proxy, CredentialConfig Credential)
{
    /// <summary>Reads it from a config.</summary>
    /// <param name="fields">The config's members.</param>
    /// <param name="folder">From where relative paths count.</param>
    public static HostAccess? Read(JsonFields fields, string folder)
    {
        var proxy = ProxyChoice.System;
        if (fields.Text("proxy", ProxyChoice.Remedy, required: false) is { } text)
        {
            proxy = ProxyChoice.Parse(text);
            if (proxy is null)
            {
                fields.Wrong("proxy", ProxyChoice.Remedy);
            }
        }

        var credential = CredentialConfigReader.Read(fields, folder);
        return proxy is null || credential is null ? null : new HostAccess(proxy, credential);
    }

    /// <summary>Reads what a person typed, as the config will have it.</summary>
    public static Reading<HostAccess> Read(JsonObject typed) =>
        JsonFields.Read("command line", Encoding.UTF8.GetBytes(typed.ToJsonString()), fields => Read(fields, Environment.CurrentDirectory));
}

using System.Text.Json.Nodes;
using HybridTrust.Json;
using HybridTrust.Runner.Configuration;

namespace HybridTrust.Runner.Enrolling;

/// <summary>The config and the policy that an enrolment begins with. The policy is as narrow as one can be.</summary>
internal static class RunnerTemplates
{
    /// <summary>A config; its files lie beside it.</summary>
    public static string Config(string name, Uri server, JsonObject access, CertificatePlace key, bool hasToken)
    {
        var config = new JsonObject { ["name"] = name, ["server"] = server.ToString() };
        foreach (var (setting, value) in access)
        {
            config[setting] = value?.DeepClone();
        }

        if (hasToken)
        {
            config["tokenFile"] = "token";
        }

        config["dataDirectory"] = "data";
        if (key.Thumbprint is { } thumbprint)
        {
            config["certificateThumbprint"] = thumbprint;
        }
        else
        {
            config["certificateFile"] = Path.GetFileName(key.File);
        }

        config["signerFile"] = "signer.pem";
        config["policyFile"] = "policy.json";
        if (!server.IsLoopback)
        {
            // A host elsewhere is asked calmly: there a held request costs money.
            config["polling"] = new JsonObject { ["fastMilliseconds"] = 1000, ["idleMilliseconds"] = 60000, ["waitSeconds"] = 0 };
        }

        return Write(config);
    }

    /// <summary>A policy that is refused until a person has filled in the organization, and then allows nothing but looking.</summary>
    public static string Policy() => Write(new JsonObject
    {
        ["exchangeOrganization"] = Guid.Empty.ToString(),
        ["procedures"] = new JsonArray(),
        ["applicationIds"] = new JsonArray(),
        ["roles"] = new JsonArray(),
        ["readOnly"] = true,
    });

    private static string Write(JsonObject json) => json.ToJsonString(TrustJson.Readable) + "\n";
}

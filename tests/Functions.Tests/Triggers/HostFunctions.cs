using System.Text.Json;

namespace HybridTrust.Functions.Tests.Triggers;

/// <summary>The functions as the Functions host is told of them, from the metadata that the build generates.</summary>
internal static class HostFunctions
{
    /// <summary>Each function by its trigger.</summary>
    public static async Task<IReadOnlyList<HostFunction>> AllAsync()
    {
        var functions = await new GeneratedFunctionMetadataProvider().GetFunctionMetadataAsync("");
        return [.. functions.Select(function => new HostFunction(
            function.Name!,
            [.. function.RawBindings!.Select(raw => JsonDocument.Parse(raw).RootElement)]))];
    }
}

/// <summary>A function.</summary>
internal sealed record HostFunction(string Name, IReadOnlyList<JsonElement> Bindings)
{
    public JsonElement Trigger => Bindings.Single(b => TypeOf(b).EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));

    public bool IsA(string trigger) => string.Equals(TypeOf(Trigger), trigger, StringComparison.OrdinalIgnoreCase);

    private static string TypeOf(JsonElement binding) => binding.GetProperty("type").GetString()!;
}

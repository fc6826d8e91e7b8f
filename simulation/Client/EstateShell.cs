using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HybridTrust.Cmdlets;
using HybridTrust.Json;

namespace HybridTrust.Simulation.Client;

/// <summary>A shell of an estate: <c>POST shells/{kind}/{server}</c>, a result with 200, a shell's error with 422.</summary>
internal sealed class EstateShell(HttpClient http, ShellKind kind, string server) : ICmdletShell
{
    private readonly Uri _address = new(
        $"shells/{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}/{Uri.EscapeDataString(server)}", UriKind.Relative);

    /// <inheritdoc />
    public ShellKind Kind => kind;

    /// <inheritdoc />
    public string Server => server;

    /// <inheritdoc />
    public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync(_address, call, TrustJson.Options, cancellation);
        if (response.StatusCode is HttpStatusCode.UnprocessableEntity)
        {
            throw new CmdletException(
                call.Operation, server, (await response.Content.ReadFromJsonAsync<CmdletError>(TrustJson.Options, cancellation))!);
        }

        await EstateResponses.EnsureAsync(response, $"running {call.Operation} in the {kind} shell of {server}", cancellation);
        return (await response.Content.ReadFromJsonAsync<CmdletResult>(TrustJson.Options, cancellation))!;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

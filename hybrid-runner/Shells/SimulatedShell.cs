using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HybridTrust.Cmdlets;
using HybridTrust.Json;

namespace HybridTrust.Runner.Shells;

/// <summary>One shell of the estate: <c>POST shells/{kind}/{server}</c>, a result with 200, a shell's error with 422.</summary>
internal sealed class SimulatedShell(HttpClient http, ShellKind kind, string server, bool snapIn) : ICmdletShell
{
    private readonly Uri _address = new(
        $"shells/{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}/{Uri.EscapeDataString(server)}{(snapIn && kind is ShellKind.ExchangeServer ? "?by=snap-in" : "")}",
        UriKind.Relative);

    public ShellKind Kind => kind;

    public string Server => server;

    public async Task<CmdletResult> InvokeAsync(OperationCall call, CancellationToken cancellation)
    {
        if (OperationCatalogue.Default.Check(kind, call) is { } refused)
        {
            throw new CmdletException(call.Operation, server, refused);
        }

        try
        {
            using var content = new ByteArrayContent(TrustJson.SerializeToUtf8(call));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var response = await http.PostAsync(_address, content, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => TrustJson.Deserialize<CmdletResult>(body),
                HttpStatusCode.UnprocessableEntity => throw new CmdletException(call.Operation, server, TrustJson.Deserialize<CmdletError>(body)),
                var status => throw Unreachable(call, $"the estate answered {(int)status} {status}"),
            };
        }
        catch (JsonException malformed)
        {
            throw Unreachable(call, $"the estate's answer cannot be read ({malformed.Message})");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw Unreachable(call, failure.Message);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private CmdletException Unreachable(OperationCall call, string why) => new(call.Operation, server, new CmdletError(
        "OpenError",
        "PSRemotingTransportException",
        "System.Management.Automation.Remoting.PSRemotingTransportException",
        "SimulatedEstate",
        $"The simulated {kind} shell of {server} could not be reached: {why.TrimEnd('.')}. See whether the estate still runs at {http.BaseAddress}."));
}

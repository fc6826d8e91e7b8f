using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HybridTrust.Api.Approvals;
using HybridTrust.Api.Orders;
using HybridTrust.Api.Problems;
using HybridTrust.Api.Runners.Enrolling;
using HybridTrust.Api.Runs;
using HybridTrust.Api.Tickets;
using HybridTrust.Api.Watch;
using HybridTrust.Json;
using HybridTrust.Runs;

namespace HybridTrust.Local.Client;

/// <summary>The API, as the command line uses it. Every refusal becomes the server's own sentence.</summary>
internal sealed class HostClient : IDisposable
{
    // Short: what a run publishes between two events is then late by no more than this.
    private const int WaitSeconds = 1;

    private readonly HttpClient _http;

    /// <summary>A client of a host.</summary>
    /// <param name="server">HTTPS, or HTTP on loopback: a token never crosses a network in the clear.</param>
    /// <param name="token">The caller's token.</param>
    public HostClient(Uri server, string token)
    {
        Server = server;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = !server.IsLoopback })
        {
            BaseAddress = server,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };
    }

    /// <summary>The host.</summary>
    public Uri Server { get; }

    /// <summary>Delivers a ticket.</summary>
    public async Task<TicketAnswer> DeliverAsync(TicketPayload ticket, CancellationToken cancellation) =>
        await ReadAsync<TicketAnswer>(await PostAsync("api/tickets", ticket, cancellation), cancellation);

    /// <summary>Decides on a plan.</summary>
    public async Task<ApprovalAnswer> DecideAsync(string run, ApprovalPayload decision, CancellationToken cancellation) =>
        await ReadAsync<ApprovalAnswer>(await PostAsync($"api/runs/{Uri.EscapeDataString(run)}/approval", decision, cancellation), cancellation);

    /// <summary>Starts the run that puts another back.</summary>
    public async Task<TicketAnswer> UndoAsync(string run, UndoPayload payload, CancellationToken cancellation) =>
        await ReadAsync<TicketAnswer>(await PostAsync($"api/runs/{Uri.EscapeDataString(run)}/undo", payload, cancellation), cancellation);

    /// <summary>Holds, resumes or cancels a run, or all when it is null.</summary>
    public async Task<OrderAnswer> OrderAsync(string? run, OrderPayload order, CancellationToken cancellation) => await ReadAsync<OrderAnswer>(
        await PostAsync(run is null ? "api/orders" : $"api/runs/{Uri.EscapeDataString(run)}/orders", order, cancellation), cancellation);

    /// <summary>A run as it is now.</summary>
    public async Task<RunView> FindAsync(string run, CancellationToken cancellation) =>
        await ReadAsync<RunView>(await GetAsync($"api/runs/{Uri.EscapeDataString(run)}", cancellation), cancellation);

    /// <summary>A run as soon as something has happened since a view of it.</summary>
    public async Task<RunView> NextAsync(RunView last, CancellationToken cancellation)
    {
        var after = Uri.EscapeDataString(last.UpdatedAt.ToString("O", CultureInfo.InvariantCulture));
        var address = string.Create(CultureInfo.InvariantCulture, $"api/runs/{Uri.EscapeDataString(last.Run)}?after={after}&wait={WaitSeconds}");
        return await ReadAsync<RunView>(await GetAsync(address, cancellation), cancellation);
    }

    /// <summary>The newest runs.</summary>
    public async Task<RunPage> ListAsync(CancellationToken cancellation) =>
        await ReadAsync<RunPage>(await GetAsync("api/runs", cancellation), cancellation);

    /// <summary>A document of a run: its report, plan or evidence. Null where there is none yet.</summary>
    public async Task<byte[]?> DocumentAsync(string run, string what, CancellationToken cancellation)
    {
        using var response = await GetAsync($"api/runs/{Uri.EscapeDataString(run)}/{what}", cancellation);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        await EnsureAsync(response, cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <summary>What the watch saw, a page of organizations at a time.</summary>
    public async Task<WatchTable> WatchAsync(string? organization, string? continuation, CancellationToken cancellation)
    {
        var query = organization is not null ? $"?organization={Uri.EscapeDataString(organization)}"
            : continuation is not null ? $"?continuation={Uri.EscapeDataString(continuation)}" : "";
        return await ReadAsync<WatchTable>(await GetAsync($"api/watch{query}", cancellation), cancellation);
    }

    /// <summary>Invites a runner.</summary>
    public async Task<InvitationAnswer> InviteAsync(InvitationPayload invitation, CancellationToken cancellation) =>
        await ReadAsync<InvitationAnswer>(await PostAsync("api/runners/invitations", invitation, cancellation), cancellation);

    /// <summary>The runners, revoked ones too.</summary>
    public async Task<IReadOnlyList<RunnerAnswer>> RunnersAsync(CancellationToken cancellation) =>
        await ReadAsync<RunnerAnswer[]>(await GetAsync("api/runners", cancellation), cancellation);

    /// <summary>Revokes a runner.</summary>
    public async Task<RunnerAnswer> RevokeAsync(string runner, RevocationPayload revocation, CancellationToken cancellation) =>
        await ReadAsync<RunnerAnswer>(await PostAsync($"api/runners/{Uri.EscapeDataString(runner)}/revocation", revocation, cancellation), cancellation);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private Task<HttpResponseMessage> GetAsync(string address, CancellationToken cancellation) =>
        SendAsync(() => _http.GetAsync(address, cancellation));

    private Task<HttpResponseMessage> PostAsync<T>(string address, T body, CancellationToken cancellation) =>
        SendAsync(() => _http.PostAsJsonAsync(address, body, TrustJson.Options, cancellation));

    private async Task<HttpResponseMessage> SendAsync(Func<Task<HttpResponseMessage>> send)
    {
        try
        {
            return await send();
        }
        catch (HttpRequestException unreachable)
        {
            throw new HostRefusedException(
                $"No host answers at {Server}: {unreachable.Message} Start one with 'hybridtrust serve', or give its address with --server.", unreachable);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
    {
        using (response)
        {
            await EnsureAsync(response, cancellation);
            return (await response.Content.ReadFromJsonAsync<T>(TrustJson.Options, cancellation))!;
        }
    }

    private static async Task EnsureAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new HostRefusedException(await SentenceAsync(response, cancellation)) { Status = response.StatusCode };
        }
    }

    private static async Task<string> SentenceAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            if (await response.Content.ReadFromJsonAsync<ApiProblem>(TrustJson.Options, cancellation) is { } problem)
            {
                return string.Join('\n', [problem.Detail, .. (problem.Errors ?? []).Select(e => $"{e.Path} {e.Problem}. {e.Remedy}")]);
            }
        }
        catch (Exception foreign) when (foreign is JsonException or NotSupportedException)
        {
            // Something between us and the host answered; its page is nobody's business here.
        }

        return $"The host answered {(int)response.StatusCode} without saying why. Check the address given with --server.";
    }
}

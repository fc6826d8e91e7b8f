using System.Text.Json;
using HybridTrust.Jobs;
using HybridTrust.Json;
using HybridTrust.Runner.Configuration;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.HostChannel;

namespace HybridTrust.Runner.Tests.Http;

public sealed class HttpHostChannelTests : IDisposable
{
    private readonly StubServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Jobs_are_asked_for_with_the_token_and_the_time_to_wait()
    {
        var seen = string.Empty;
        _server.OnRequest = (request, _) =>
        {
            seen = $"{request.HttpMethod} {request.RawUrl} {request.Headers["Authorization"]}";
            return new StubAnswer(200, """[{"jobId":"job-1","envelope":"AQID"}]""");
        };
        var listed = Assert.IsType<FetchOutcome.Listed>(await FetchAsync());
        Assert.Equal("GET /api/runner/jobs?wait=20 Bearer secret", seen);
        Assert.Equal([1, 2, 3], Assert.Single(listed.Pending).Envelope);
        Assert.False(listed.Held);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(401, "")]
    [InlineData(302, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(200, """[{"jobId":"job-1","envelope":"not base64"}]""")]
    [InlineData(200, """[{"jobId":"job-1"}]""")]
    [InlineData(0, "")]
    public async Task Whatever_else_comes_is_an_outcome(int status, string body)
    {
        _server.OnRequest = (_, _) => new StubAnswer(status, body);
        Assert.DoesNotContain("secret", Assert.IsType<FetchOutcome.Unavailable>(await FetchAsync()).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listening_is_an_outcome()
    {
        using var channel = new HttpHostChannel(new Uri($"http://127.0.0.1:{StubServer.FreePort()}/"), ProxyChoice.System, new GivenToken("t"), TimeSpan.Zero, TimeProvider.System);
        Assert.IsType<FetchOutcome.Unavailable>(await channel.FetchAsync(CancellationToken.None));
        Assert.IsType<PostOutcome.Failed>(await channel.PostAsync("job-1", [1], CancellationToken.None));
    }

    [Theory]
    [InlineData(200, """{"objection":"olivia put a hold on it."}""", "olivia put a hold on it.")]
    [InlineData(200, """{"objection":null}""", null)]
    [InlineData(200, "<html>", null)]
    [InlineData(403, "", "revoked")]
    [InlineData(404, "", null)]
    [InlineData(503, "", null)]
    [InlineData(0, "", null)]
    public async Task Only_a_word_of_the_host_keeps_a_signed_change_from_beginning(int status, string body, string? objection)
    {
        _server.OnRequest = (request, _) => new StubAnswer(request.RawUrl == "/api/runner/jobs/job-1/gate" ? status : 500, body);
        using var channel = new HttpHostChannel(_server.Address, ProxyChoice.System, new GivenToken("secret"), TimeSpan.Zero, TimeProvider.System);
        var said = await channel.ObjectionAsync("job-1", CancellationToken.None);
        Assert.Equal(objection is null, said is null);
        Assert.Contains(objection ?? "", said ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_the_host_asks_to_wait_is_passed_on()
    {
        _server.OnRequest = (_, _) => new StubAnswer(503, string.Empty, RetryAfter: "17");
        Assert.Equal(TimeSpan.FromSeconds(17), (await FetchAsync()).RetryAfter);
    }

    [Theory]
    [InlineData(200, typeof(PostOutcome.Taken))]
    [InlineData(202, typeof(PostOutcome.Taken))]
    [InlineData(204, typeof(PostOutcome.Taken))]
    [InlineData(409, typeof(PostOutcome.NotWanted))]
    [InlineData(410, typeof(PostOutcome.NotWanted))]
    [InlineData(422, typeof(PostOutcome.Refused))]
    [InlineData(400, typeof(PostOutcome.Failed))]
    [InlineData(404, typeof(PostOutcome.Failed))]
    [InlineData(500, typeof(PostOutcome.Failed))]
    [InlineData(0, typeof(PostOutcome.Failed))]
    public async Task A_result_is_posted_to_its_job(int status, Type expected)
    {
        var path = string.Empty;
        SignedResult? posted = null;
        _server.OnRequest = (request, body) =>
        {
            path = request.RawUrl!;
            posted = JsonSerializer.Deserialize<SignedResult>(body, TrustJson.Options);
            return new StubAnswer(status, string.Empty);
        };
        using var channel = Channel();
        Assert.IsType(expected, await channel.PostAsync("job-a/../b", [9, 8], CancellationToken.None));
        Assert.Equal("/api/runner/jobs/job-a%2F..%2Fb/result", path);
        Assert.Equal([9, 8], posted!.Result);
    }

    [Fact]
    public async Task Each_request_carries_the_token_that_is_good_then()
    {
        var seen = new List<string?>();
        _server.OnRequest = (request, _) =>
        {
            seen.Add(request.Headers["Authorization"]);
            return new StubAnswer(200, "[]");
        };
        using var channel = Channel(new Rotating());
        await channel.FetchAsync(CancellationToken.None);
        await channel.AnnouncementsAsync(CancellationToken.None);
        await channel.PostAsync("job-1", [1], CancellationToken.None);
        Assert.Equal(["Bearer t1", "Bearer t2", "Bearer t3"], seen);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_reason_is_told()
    {
        var asked = false;
        _server.OnRequest = (_, _) =>
        {
            asked = true;
            return new StubAnswer(200, "[]");
        };
        using var channel = Channel(new NoToken());
        Assert.Equal("there is none", Assert.IsType<FetchOutcome.Unavailable>(await channel.FetchAsync(CancellationToken.None)).Why);
        Assert.Equal("there is none", Assert.IsType<PostOutcome.Failed>(await channel.PostAsync("job-1", [1], CancellationToken.None)).Why);
        Assert.Empty(await channel.AnnouncementsAsync(CancellationToken.None));
        Assert.False(asked);
    }

    [Fact]
    public async Task A_revoked_runner_is_told_so_in_the_hosts_words()
    {
        _server.OnRequest = (_, _) => new StubAnswer(403, """{ "detail": "Runner 'exch-1' was revoked by 'ann'." }""");
        Assert.Equal("Runner 'exch-1' was revoked by 'ann'", Assert.IsType<FetchOutcome.Unavailable>(await FetchAsync()).Why);
    }

    private async Task<FetchOutcome> FetchAsync()
    {
        using var channel = Channel();
        return await channel.FetchAsync(CancellationToken.None);
    }

    private HttpHostChannel Channel(IHostToken? token = null) =>
        new(_server.Address, ProxyChoice.System, token ?? new GivenToken("secret"), TimeSpan.FromSeconds(20), TimeProvider.System);

    private sealed class Rotating : IHostToken
    {
        private int _given;

        public ValueTask<string> GetAsync(CancellationToken cancellation) => ValueTask.FromResult($"t{++_given}");

        public void Dispose()
        {
        }
    }

    private sealed class NoToken : IHostToken
    {
        public ValueTask<string> GetAsync(CancellationToken cancellation) => throw new CredentialException("there is none", new InvalidOperationException());

        public void Dispose()
        {
        }
    }
}

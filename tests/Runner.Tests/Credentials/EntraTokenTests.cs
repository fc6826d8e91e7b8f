using Azure.Identity;
using HybridTrust.Runner.Credentials;
using HybridTrust.Runner.Tests.Toys;

namespace HybridTrust.Runner.Tests.Credentials;

public sealed class EntraTokenTests : IDisposable
{
    private readonly TestTime _time = new();
    private readonly ToyCredential _credential;
    private readonly EntraToken _tokens;

    public EntraTokenTests()
    {
        _credential = new ToyCredential(_time);
        _tokens = new EntraToken(_credential, "api://host/.default", "Look at the agent", _time);
    }

    public void Dispose() => _tokens.Dispose();

    [Fact]
    public async Task One_token_serves_until_five_minutes_before_its_end()
    {
        Assert.Equal("hush-1", await GetAsync());
        _time.Now = _time.Now.AddMinutes(55).AddTicks(-1);
        Assert.Equal("hush-1", await GetAsync());
        _time.Now = _time.Now.AddTicks(1);
        Assert.Equal("hush-2", await GetAsync());
        Assert.Equal(["api://host/.default", "api://host/.default"], _credential.Scopes);
    }

    [Fact]
    public async Task The_next_is_asked_for_when_the_giver_says_so()
    {
        _credential.RefreshIn = TimeSpan.FromMinutes(10);
        await GetAsync();
        _time.Now = _time.Now.AddMinutes(10);
        Assert.Equal("hush-2", await GetAsync());
    }

    [Fact]
    public async Task While_nobody_gives_the_next_the_last_minutes_of_the_old_one_are_used()
    {
        await GetAsync();
        _credential.Failure = new AuthenticationFailedException("Entra is away.");
        _time.Now = _time.Now.AddMinutes(59);
        Assert.Equal("hush-1", await GetAsync());
        _time.Now = _time.Now.AddMinutes(1);
        await Assert.ThrowsAsync<CredentialException>(async () => await GetAsync());
    }

    [Fact]
    public async Task Without_a_managed_identity_on_the_machine_it_is_said_what_to_look_at()
    {
        _credential.Failure = new CredentialUnavailableException("ManagedIdentityCredential authentication unavailable.\nSee https://aka.ms/azsdk.");
        var thrown = await Assert.ThrowsAsync<CredentialException>(async () => await GetAsync());
        Assert.Equal("there is no Entra token for it (ManagedIdentityCredential authentication unavailable). Look at the agent", thrown.Message);
    }

    [Fact]
    public async Task An_identity_that_never_answers_is_given_up()
    {
        _credential.Failure = new OperationCanceledException();
        var thrown = await Assert.ThrowsAsync<CredentialException>(async () => await GetAsync());
        Assert.Contains("nobody gave one within 30 s", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wish_to_stop_is_no_failure_of_the_credential()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _tokens.GetAsync(stop.Token));
    }

    private ValueTask<string> GetAsync() => _tokens.GetAsync(CancellationToken.None);
}

using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Functions.Azure.Identities;
using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class TenantCredentialsTests : IDisposable
{
    private static readonly Guid Own = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();
    private readonly LoginService _login = new();
    private readonly Dictionary<string, IdentityToken> _identities = new(StringComparer.Ordinal);

    [Fact]
    public async Task In_the_own_tenant_reading_and_writing_are_two_managed_identities()
    {
        var credentials = Credentials(application: null);

        Assert.Equal("token of reader", await TokenAsync(credentials, Own, Access.Read));
        Assert.Equal("token of writer", await TokenAsync(credentials, Own, Access.Write));
        Assert.Equal(["https://graph.microsoft.com/.default"], _identities["reader"].Scopes);
        Assert.Empty(_login.Forms);
    }

    [Fact]
    public async Task In_another_tenant_the_managed_identitys_token_is_exchanged_for_the_applications()
    {
        var credentials = Credentials(application: "app");

        Assert.Equal("token of the application", await TokenAsync(credentials, Other, Access.Write));

        Assert.Equal(["api://AzureADTokenExchange/.default"], _identities["writer"].Scopes);
        var (address, form) = Assert.Single(_login.Forms);
        Assert.Equal($"https://login.microsoftonline.com/{Other}/oauth2/v2.0/token", address.GetLeftPart(UriPartial.Path));
        Assert.Contains("client_id=app-writer", form, StringComparison.Ordinal);
        Assert.Contains("client_assertion=token+of+writer", form.Replace("%20", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("client_secret", form, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_tenant_without_an_application_is_refused_with_what_to_do()
    {
        var refusal = Assert.Throws<PermanentFailureException>(() => Credentials(application: null).For(Other, Access.Read));

        Assert.Contains(Other.ToString(), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("multi-tenant application", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _login.Dispose();

    private static async Task<string> TokenAsync(TenantCredentials credentials, Guid tenant, Access access) =>
        (await credentials.For(tenant, access).GetTokenAsync(new TokenRequestContext(["https://graph.microsoft.com/.default"]), CancellationToken.None)).Token;

    private TenantCredentials Credentials(string? application) => new(
        CloudTable.Of(Cloud.Global),
        Own,
        new HostIdentityIds("reader", application is null ? null : $"{application}-reader"),
        new HostIdentityIds("writer", application is null ? null : $"{application}-writer"),
        id => _identities[id] = new IdentityToken(id))
    {
        AssertionOptions = new ClientAssertionCredentialOptions { DisableInstanceDiscovery = true, Transport = new HttpClientTransport(_login) },
    };

    private sealed class IdentityToken(string id) : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken($"token of {id}", TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class LoginService : HttpMessageHandler
    {
        public List<(Uri Address, string Form)> Forms { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Forms.Add((request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(
                    """{"token_type":"Bearer","expires_in":3600,"access_token":"token of the application"}""", Encoding.UTF8, "application/json"),
            };
        }
    }
}

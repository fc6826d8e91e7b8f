using System.Net;
using HybridTrust.Api.Callers;
using HybridTrust.Api.Routing;
using HybridTrust.Api.Senders;
using HybridTrust.Api.Tests.Support;
using Microsoft.AspNetCore.Routing;

namespace HybridTrust.Api.Tests;

public sealed class AuthenticationTests
{
    /// <summary>What anyone may read; every other address has to ask who is there.</summary>
    private static readonly string[] Open = ["/health", "/openapi/v1.json"];

    /// <summary>What asks for a signature instead; see SignedTicketTests.</summary>
    private static readonly string[] Signed = ["/api/tickets/signed", "/api/tickets/jira", "/api/tickets/servicenow"];

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong-00000000000000000000000000000000")]
    [InlineData("Bearer " + Tokens.Reader + "x")]
    [InlineData("Basic " + Tokens.Reader)]
    [InlineData(Tokens.Reader)]
    public async Task Every_address_refuses_a_caller_without_a_valid_token(string? authorization)
    {
        await using var host = await ApiHost.StartAsync();
        var asked = 0;
        foreach (var endpoint in host.Endpoints.Where(e => !Open.Concat(Signed).Contains(e.RoutePattern.RawText, StringComparer.Ordinal)))
        {
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), endpoint.RoutePattern.RawText!.Replace("{id}", "run-00000000000000000000", StringComparison.Ordinal));
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
                var response = await host.Http.SendAsync(request);
                await response.ProblemAsync(401, "unauthenticated");
                Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
                asked++;
            }
        }

        Assert.Equal(19, asked);
        Assert.Equal(0, host.Workflows.Looks);
    }

    [Fact]
    public async Task Every_address_refuses_a_caller_who_lacks_the_role_and_names_it()
    {
        await using var host = await ApiHost.StartAsync();
        string[] tokens = [Tokens.Reader, Tokens.Requester, Tokens.Approver, Tokens.Exch];
        CallerRole[] roles = [CallerRole.Reader, CallerRole.Requester, CallerRole.Approver, CallerRole.Runner];
        foreach (var route in host.Endpoints.Select(e => e.Metadata.GetMetadata<ApiRoute>()).OfType<ApiRoute>().Where(r => r.Roles.Count > 0))
        {
            foreach (var (token, role) in tokens.Zip(roles))
            {
                var response = await host.SendAsync(new HttpMethod(route.Method), route.Pattern.Replace("{id}", "x", StringComparison.Ordinal), token);
                if (route.Roles.Contains(role))
                {
                    Assert.NotEqual(HttpStatusCode.Unauthorized, response.StatusCode);
                }
                else
                {
                    var problem = await response.ProblemAsync(403, "forbidden");
                    Assert.Contains(route.Roles[0].ToString(), problem.Detail, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task Who_may_do_what_is_as_agreed()
    {
        await using var host = await ApiHost.StartAsync();
        var roles = host.Endpoints.Select(e => e.Metadata.GetMetadata<ApiRoute>()).OfType<ApiRoute>()
            .ToDictionary(r => $"{r.Method} {r.Pattern}", r => string.Join(' ', r.Roles) + (r.Signature is SignatureUse.None ? "" : $" {r.Signature}"), StringComparer.Ordinal);
        Assert.Equal(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["POST /api/tickets"] = "Requester InsteadOfRole",
                ["POST /api/tickets/signed"] = " Required",
                ["POST /api/tickets/jira"] = " Required",
                ["POST /api/tickets/servicenow"] = " Required",
                ["GET /api/runs"] = "Reader Requester Approver",
                ["GET /api/runs/{id}"] = "Reader Requester Approver",
                ["GET /api/runs/{id}/plan"] = "Reader Requester Approver",
                ["GET /api/runs/{id}/evidence"] = "Reader Requester Approver",
                ["GET /api/runs/{id}/report"] = "Reader Requester Approver",
                ["POST /api/runs/{id}/approval"] = "Approver",
                ["POST /api/runs/{id}/undo"] = "Requester",
                ["POST /api/runs/{id}/orders"] = "Approver",
                ["POST /api/orders"] = "Approver",
                ["GET /api/runner/jobs/{id}/gate"] = "Runner",
                ["GET /api/runner/jobs"] = "Runner",
                ["POST /api/runner/jobs/{id}/result"] = "Runner",
                ["GET /api/runner/signers"] = "Runner",
                ["POST /api/runners/invitations"] = "Approver",
                ["POST /api/runners/enrolments"] = "Runner",
                ["GET /api/runners"] = "Approver",
                ["POST /api/runners/{id}/revocation"] = "Approver",
                ["GET /api/watch"] = "Reader Requester Approver",
                ["GET /health"] = "",
                ["GET /openapi/v1.json"] = "",
            },
            roles);
    }

    [Fact]
    public async Task Tokens_are_never_logged()
    {
        await using var host = await ApiHost.StartAsync();
        await host.StartRunAsync();
        await host.GetAsync("/api/runs", "wrong-00000000000000000000000000000000");
        await host.GetAsync("/api/runner/jobs", Tokens.Reader);
        Assert.DoesNotContain(host.Logs.Lines, l => l.Contains("00000000000000000000000", StringComparison.Ordinal));
    }

    [Fact]
    public void A_short_token_is_not_taken() =>
        Assert.Throws<ArgumentException>(() => BearerToken.Of("rita", "secret", CallerRole.Reader));
}

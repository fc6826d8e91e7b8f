using System.Net;
using HybridTrust.Api.Problems;
using HybridTrust.Json;

namespace HybridTrust.Api.Tests.Support;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<T> ReadAsync<T>(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        return TrustJson.Deserialize<T>(text);
    }

    /// <summary>The problem document that a response must be, whole.</summary>
    public static async Task<ApiProblem> ProblemAsync(this HttpResponseMessage response, int status, string? kind = null)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal(ApiProblem.MediaType, response.Content.Headers.ContentType?.MediaType);
        var problem = TrustJson.Deserialize<ApiProblem>(text);
        Assert.Equal(status, problem.Status);
        Assert.StartsWith("urn:hybridtrust:problem:", problem.Type, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Title);
        Assert.NotEmpty(problem.Detail);
        Assert.Equal(response.RequestMessage!.RequestUri!.AbsolutePath, problem.Instance);
        if (kind is not null)
        {
            Assert.Equal($"urn:hybridtrust:problem:{kind}", problem.Type);
        }

        return problem;
    }
}

using HybridTrust.Functions.Azure.Clouds;
using HybridTrust.Organizations;
using HybridTrust.Workflows;

namespace HybridTrust.Functions.Tests.Azure;

public sealed class CloudTableTests
{
    [Fact]
    public void Every_cloud_of_a_profile_is_in_the_table_over_https()
    {
        foreach (var cloud in Enum.GetValues<Cloud>())
        {
            var endpoints = CloudTable.Of(cloud);

            Assert.Equal(cloud, endpoints.Cloud);
            Assert.All(new[] { endpoints.Login, endpoints.Graph, endpoints.ExchangeOnline ?? endpoints.Graph }, uri => Assert.Equal("https", uri.Scheme));
            Assert.EndsWith("/v1.0", endpoints.GraphBaseAddress, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Cloud.Global, "https://graph.microsoft.com/v1.0", "https://graph.microsoft.com/.default")]
    [InlineData(Cloud.UsGovernmentL5, "https://dod-graph.microsoft.us/v1.0", "https://dod-graph.microsoft.us/.default")]
    [InlineData(Cloud.China, "https://microsoftgraph.chinacloudapi.cn/v1.0", "https://microsoftgraph.chinacloudapi.cn/.default")]
    [InlineData(Cloud.Bleu, "https://graph.svc.sovcloud.fr/v1.0", "https://graph.svc.sovcloud.fr/.default")]
    public void Address_and_scope_belong_to_the_cloud(Cloud cloud, string address, string scope)
    {
        Assert.Equal(address, CloudTable.Of(cloud).GraphBaseAddress);
        Assert.Equal(scope, CloudTable.Of(cloud).GraphScope);
    }

    [Fact]
    public void A_cloud_that_is_not_in_the_table_is_refused() =>
        Assert.Contains("Bleu", Assert.Throws<ArgumentOutOfRangeException>(() => CloudTable.Of((Cloud)99)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(Cloud.Bleu)]
    [InlineData(Cloud.Delos)]
    public void A_host_that_nobody_published_is_refused_and_not_guessed(Cloud cloud)
    {
        var refusal = Assert.Throws<PermanentFailureException>(() => CloudTable.Of(cloud).RequiredExchangeOnline);

        Assert.Contains("\"module\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_estate_is_taken_on_loopback_only()
    {
        var global = CloudTable.Of(Cloud.Global);

        Assert.Equal("http://127.0.0.1:7100/graph/v1.0", SimulatedCloud.Of(global, new Uri("http://127.0.0.1:7100/")).GraphBaseAddress);
        Assert.Throws<ArgumentException>(() => SimulatedCloud.Of(global, new Uri("http://estate.example.com/")));
    }
}

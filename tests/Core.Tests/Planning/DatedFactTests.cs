using System.Reflection;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning;

/// <summary>What every dated fact owes its reader.</summary>
public class DatedFactTests
{
    [Fact]
    public void Every_fact_has_its_date_its_source_and_the_day_it_was_read()
    {
        Assert.All(DatedFacts.All, fact =>
        {
            Assert.InRange(fact.On, new DateOnly(2018, 1, 1), new DateOnly(2027, 12, 31));
            Assert.InRange(fact.Read, new DateOnly(2026, 11, 21), DateOnly.MaxValue);
            Assert.EndsWith(".", fact.Statement, StringComparison.Ordinal);
            Assert.Matches("(Microsoft|[Rr]eports|[Rr]unbooks).*20[12][0-9]", fact.Source);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)+$", fact.Id);
        });
        Assert.Distinct(DatedFacts.All.Select(f => f.Id));
    }

    [Fact]
    public void Every_fact_of_the_folder_is_listed_by_date()
    {
        var declared = typeof(DatedFact).Assembly.GetTypes()
            .Select(t => t.GetProperty("Fact", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<DatedFact>()
            .ToList();

        Assert.Equal(declared.Select(f => f.Id).Order(StringComparer.Ordinal), DatedFacts.All.Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.Equal(DatedFacts.All.Select(f => f.On).Order(), DatedFacts.All.Select(f => f.On));
    }

    [Fact]
    public void What_is_not_sure_says_so()
    {
        Assert.All(DatedFacts.All.Where(f => f.Standing is FactStanding.Unconfirmed), f => Assert.NotNull(f.Unconfirmed));
        Assert.All(DatedFacts.All.Where(f => f.Standing is FactStanding.Microsoft), f => Assert.StartsWith("Microsoft", f.Source, StringComparison.Ordinal));
        Assert.All(DatedFacts.All.Where(f => f.Standing is FactStanding.Secondary), f => Assert.DoesNotContain("Microsoft,", f.Source, StringComparison.Ordinal));
        Assert.Equal(FactStanding.Secondary, EwsEnds.Fact.Standing);
        Assert.Equal(FactStanding.Unconfirmed, TeamsPrincipalKeys.Fact.Standing);
        Assert.NotNull(AccessControlRetiredForSharePoint.Fact.Unconfirmed);
        Assert.NotNull(SkypePrincipalStays.Fact.Unconfirmed);
    }

    [Theory]
    [InlineData("skype-online-retired", "31 July 2021")]
    [InlineData("shared-principal-blocked", "31 October 2025")]
    [InlineData("ews-ends", "1 April 2027")]
    [InlineData("exchange-2016-and-2019-out-of-support", "14 October 2025")]
    [InlineData("paid-updates-ended", "October 2026")]
    [InlineData("msonline-retired", "30 March 2025")]
    [InlineData("access-control-retired-for-sharepoint", "2 April 2026")]
    [InlineData("dedicated-app-builds", "18 April 2025")]
    [InlineData("graph-flow-build", "May 2026")]
    [InlineData("ews-allow-list-enforced", "10 October 2026")]
    public void The_dates_are_those_of_their_sources(string id, string when) =>
        Assert.Equal(when, DatedFacts.All.Single(f => f.Id == id).When);
}

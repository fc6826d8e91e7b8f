using HybridTrust.Organizations;
using HybridTrust.Planning.Facts;

namespace HybridTrust.Planning.Checks;

/// <summary>Warnings about the end of EWS in Exchange Online; at most one of them applies (domain 0, 2(f8)).</summary>
internal static class EwsWarnings
{
    private const string WhatItIsFor = "free/busy, MailTips and photos of mailboxes in Exchange Online";

    public static Remark? TheCloudHasNoOtherWay(PlanningInput input) => input.Hybrid && !input.CloudHasGraphFlow
        ? new Remark(
            RemarkReason.EwsEnds,
            $"EWS in Exchange Online {Ends(input)}, and Exchange Server cannot ask by Microsoft Graph in this cloud: no way was found for " +
            $"{WhatItIsFor} after that day. Ask Microsoft what is planned for this cloud.",
            EwsEnds.Fact,
            GraphFlowWorldwideOnly.Fact)
        : null;

    public static Remark? ServersHaveNoOtherWay(PlanningInput input) => input is { Hybrid: true, CloudHasGraphFlow: true, TooOldForGraph: { Count: > 0 } old }
        ? new Remark(
            RemarkReason.EwsEnds,
            $"EWS in Exchange Online {Ends(input)}. Microsoft Graph, which takes its place for {WhatItIsFor}, needs Exchange SE " +
            $"{GraphFlowBuild.Least} or later on every server; too old: {string.Join(", ", old)}.",
            EwsEnds.Fact,
            GraphFlowBuild.Fact)
        : null;

    public static Remark? GraphIsThereAndNotUsed(PlanningInput input) => IsPossibleWith(input, HybridAccess.Ews)
        ? new Remark(
            RemarkReason.EwsEnds,
            $"EWS in Exchange Online {Ends(input)}. Every server can ask by Microsoft Graph already: write \"access\": \"both\" in hybridApplication.",
            EwsEnds.Fact,
            GraphFlowBuild.Fact)
        : null;

    public static Remark? SomeRequestsStayWithEws(PlanningInput input) => IsPossibleWith(input, HybridAccess.Both)
        ? new Remark(
            RemarkReason.EwsEnds,
            $"EWS in Exchange Online {Ends(input)}. What Exchange Server still asks by EWS beside Graph (archives in the cloud, MailTips " +
            "other than automatic replies) has no other way yet.",
            EwsEnds.Fact)
        : null;

    private static bool IsPossibleWith(PlanningInput input, HybridAccess access) =>
        input is { Hybrid: true, GraphIsPossible: true } && input.Profile.HybridApplication.Access == access;

    private static string Ends(PlanningInput input) =>
        EwsEnds.Fact.HasCome(input.Today) ? $"ended on {EwsEnds.Fact.When}" : $"ends on {EwsEnds.Fact.When}";
}

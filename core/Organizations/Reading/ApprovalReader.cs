namespace HybridTrust.Organizations.Reading;

/// <summary>Reads what needs approval.</summary>
internal static class ApprovalReader
{
    public static Field<ApprovalPolicy> Read(JsonAt at)
    {
        var fields = new ObjectReader(at);
        var usual = new ApprovalPolicy();
        return fields.Close(new ApprovalPolicy
        {
            Required = fields.Optional("required", Values.Truth, usual.Required).Value,
            ExpiresAfterHours = fields.Optional(
                "expiresAfterHours", Values.Whole(1, ProfileLimits.ApprovalHours, "hours"), usual.ExpiresAfterHours).Value,
        });
    }
}

"""What is written about the collection, and by whom."""

from stories.models.approval import ApprovalTask
from stories.models.articles import Article, BlogPostPage, ChapterPage, ExhibitionPage, StoryPage
from stories.models.giving_way import GaveWay
from stories.models.indexes import BlogIndexPage, StoryIndexPage, TopicPage
from stories.models.people import Authorship, Contributor
from stories.models.reviews import ReviewComment, ReviewInvitation
from stories.models.series import Series
from stories.models.tags import FormerTag, TaggedArticle, TaggedTopic
from stories.models.uses import StoryMedia, StoryMention, StoryUse

__all__ = [
    "ApprovalTask",
    "Article",
    "Authorship",
    "BlogIndexPage",
    "BlogPostPage",
    "ChapterPage",
    "Contributor",
    "ExhibitionPage",
    "FormerTag",
    "GaveWay",
    "ReviewComment",
    "ReviewInvitation",
    "Series",
    "StoryIndexPage",
    "StoryMedia",
    "StoryMention",
    "StoryPage",
    "StoryUse",
    "TaggedArticle",
    "TaggedTopic",
    "TopicPage",
]

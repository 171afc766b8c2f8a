"""One's own memory: all of it under `/yours/<six words>/memory/`."""

from django.urls import include, path

from memories.yours import views

own = [
    path("", views.yours, name="yours"),
    path("change/", views.change, name="change"),
    path("name/", views.rename, name="rename"),
    path("name/less/", views.less_name, name="less_name"),
    path("files/", views.files, name="own_files"),
    path("file/<slug:file>/", views.file, name="own_file"),
    path("file/<slug:file>/leave-out/", views.leave_out, name="leave_out"),
    path("uses/", views.uses, name="uses"),
    path("letters/", views.own_letters, name="own_letters"),
    path("reply/", views.reply, name="reply"),
    path("complain/", views.complain, name="complain"),
    path("pause/", views.pause, name="pause"),
    path("resume/", views.resume, name="resume"),
    path("take-back/", views.take_back, name="take_back"),
    path("undo/", views.undo, name="undo"),
    path("copy/", views.copy, name="copy"),
    path("fresh-link/", views.new_words, name="new_words"),
]

urlpatterns = [path("yours/<str:words>/memory/", include(own))]
